package org.inmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: shows what there is. */
@Command(
    name = "inmesh",
    mixinStandardHelpOptions = true,
    version = "inmesh 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Runs occam programs on simulated manycore machines: a mesh of cores that pass messages, and"
            + " a multicore with coherent caches; and boots transputer modules with binaries.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh run commstime",
      "  inmesh run life.occ --cores 64 --param n=100",
      "  inmesh compare sieve --cores 16,64",
      "  inmesh boot hello.btl",
      "  inmesh compile sieve --emit asm",
      "",
      ExitCode.MEANINGS
    })
final class InmeshCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing, such as run or compare");
  }
}
