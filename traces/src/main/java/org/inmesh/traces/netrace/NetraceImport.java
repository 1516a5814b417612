package org.inmesh.traces.netrace;

import java.io.IOException;
import java.nio.file.Path;
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
  public NetraceReader open(Path in) throws IOException {
    return NetraceReader.open(in);
  }
}
