package org.inmesh.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Style and script of every page: those of this package, and uPlot from its webjar. */
final class PageParts {
  private static final List<String> SCRIPTS =
      List.of("page.js", "table.js", "curves.js", "mapdrawing.js", "heatmap.js", "graph.js");

  /** Version as in the parent's pom. */
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  private PageParts() {}

  /** The style sheet. */
  static String style() {
    return resource(UPLOT + "dist/uPlot.min.css") + "\n" + resource("report.css");
  }

  /** The script: uPlot, then a part for each kind of figure. */
  static String script() {
    String own = SCRIPTS.stream().map(PageParts::resource).collect(Collectors.joining("\n"));
    return resource(UPLOT + "dist/uPlot.iife.min.js") + "\n" + own;
  }

  /** The licence of uPlot. */
  static String licence() {
    return resource(UPLOT + "LICENSE");
  }

  /** The hash by which a policy allows one style or script and no other. */
  static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException("every JDK has SHA-256", exception);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = PageParts.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing in the build: " + name);
      }
      // The parser of HTML makes \n of \r\n, and the hash is of what it has made.
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n")
          .strip();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
