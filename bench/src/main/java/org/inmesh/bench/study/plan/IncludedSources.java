package org.inmesh.bench.study.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.occam.syntax.IncludeCandidates;

/**
 * Finds all files that a program includes, without compiling it. Each gets the name under which the
 * compiler asks for it, so the run does not depend on where the files lie. Files whose inclusion an
 * {@code #IF} would exclude are found too, which does no harm.
 */
final class IncludedSources {
  private static final Pattern DIRECTIVE =
      Pattern.compile("^\\s*#(?:INCLUDE|USE)\\s+\"([^\"]+)\"", Pattern.MULTILINE);

  private record Open(SourceText file, String folder) {}

  private IncludedSources() {}

  /**
   * The program's files, the main one first, then in the order in which they are first named.
   *
   * @param includes that knows the files; one that it does not know is left for the compiler to
   *     complain about
   */
  static List<SourceText> of(SourceText main, IncludeResolver includes) {
    Map<String, SourceText> found = new LinkedHashMap<>();
    found.put("", main);
    Deque<Open> open = new ArrayDeque<>(List.of(new Open(main, "")));
    while (!open.isEmpty()) {
      Open next = open.removeFirst();
      Matcher directive = DIRECTIVE.matcher(next.file().text());
      while (directive.find()) {
        for (String name : IncludeCandidates.of(directive.group(1), next.folder())) {
          Optional<SourceText> file = includes.resolve(name);
          if (file.isPresent()) {
            SourceText named = new SourceText(name, file.get().text());
            if (found.putIfAbsent(name, named) == null) {
              open.addLast(new Open(named, IncludeCandidates.folderOf(name)));
            }
            break;
          }
        }
      }
    }
    return List.copyOf(found.values());
  }
}
