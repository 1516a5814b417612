package org.inmesh.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_HEADER;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks into recorded traces. */
@Command(
    name = "trace",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    header = "Shows, checks, cuts and converts recorded traces.",
    description =
        "Shows, checks, cuts and converts traces that run, traffic or record wrote. A trace is a"
            + " folder.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh trace info sieve.trace",
      "  inmesh trace verify sieve.trace",
      "  inmesh trace cat sieve.trace --kinds channel --from 1000 --limit 20",
      "  inmesh trace filter sieve.trace part.trace --cores 0..3 --to 5000",
      "  inmesh trace convert sieve.trace sieve.json --to chrome",
      "  inmesh trace diff a.trace b.trace"
    })
final class TraceCommand implements Runnable {
  @Mixin private HelpOption help;

  @Spec private CommandSpec spec;

  /** With its subcommands. */
  static CommandLine of(Streams streams, Interruption interruption) {
    CommandLine line = new CommandLine(new TraceCommand());
    TraceReading reading = new TraceReading(streams, interruption);
    line.addSubcommand(new TraceInfoCommand(streams, reading));
    line.addSubcommand(new TraceVerifyCommand(streams, interruption));
    line.addSubcommand(new TraceCatCommand(streams, reading));
    line.addSubcommand(new TraceFilterCommand(streams, reading));
    line.addSubcommand(new TraceConvertCommand(reading));
    line.addSubcommand(new TraceDiffCommand(streams, reading));
    line.addSubcommand(new TraceStatsCommand(streams, reading));
    line.getSubcommands()
        .values()
        .forEach(command -> command.getHelpSectionMap().remove(SECTION_KEY_HEADER));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing, such as info, verify or cat");
  }
}
