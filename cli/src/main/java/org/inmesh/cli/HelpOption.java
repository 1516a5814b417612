package org.inmesh.cli;

import picocli.CommandLine.Option;

/** Makes a command explain itself. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this help")
  private boolean requested;
}
