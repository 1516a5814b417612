package org.inmesh.traces.netrace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;

/** Captures as traces. */
public final class NetraceImport implements TraceImport {
  /** On the command line, and of where a trace comes from in its header. */
  public static final String NAME = "netrace";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String purpose() {
    return "packets of a cache-coherent multicore with their dependencies: .tra, .tra.bz2";
  }

  @Override
  public boolean recognizes(Path in) {
    String name = in.getFileName().toString();
    return name.endsWith(".tra") || name.endsWith(".tra.bz2");
  }

  @Override
  public Set<ImportSetting> settings() {
    return Set.of(ImportSetting.REGION);
  }

  @Override
  public NetraceReader open(Path in, ImportSettings settings) throws IOException {
    boolean all = !settings.given().contains(ImportSetting.REGION);
    return NetraceReader.open(
        in,
        all ? OptionalInt.empty() : OptionalInt.of((int) settings.whole(ImportSetting.REGION, 0)));
  }
}
