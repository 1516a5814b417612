package org.inmesh.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_HEADER;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.inmesh.isa.transputer.assembly.AssemblyException;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.traces.replay.MalformedTraceException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Sets up picocli for the commands, and turns exceptions into messages and exit codes. */
final class CommandLines {
  /** Of help texts, in characters. */
  private static final int HELP_WIDTH = 100;

  private CommandLines() {}

  static CommandLine of(Streams streams, Interruption interruption) {
    CommandLine line = new CommandLine(new InmeshCommand());
    line.addSubcommand(new RunCommand(streams, interruption));
    line.addSubcommand(new RecordCommand(streams, interruption));
    CommandLine boot = new CommandLine(new BootCommand(streams, interruption));
    line.addSubcommand(boot);
    line.addSubcommand(new DebugCommand(streams, interruption));
    line.addSubcommand(new CompareCommand(streams, interruption));
    line.addSubcommand(new SurveyCommand(streams, interruption));
    line.addSubcommand(new StudyCommand(streams, interruption));
    line.addSubcommand(new WorkerCommand(streams, interruption));
    line.addSubcommand(new ReportCommand(streams));
    line.addSubcommand(new TrafficCommand(streams, interruption));
    line.addSubcommand(new ReplayCommand(streams, interruption));
    line.addSubcommand(new LitmusCommand(streams, interruption));
    line.addSubcommand(new LatencyCommand(streams));
    line.addSubcommand(new ValidateCommand(streams));
    line.addSubcommand(new CompileCommand(streams));
    line.addSubcommand(new AsmCommand(streams));
    line.addSubcommand(new DisasmCommand(streams));
    line.addSubcommand(new ProgramsCommand(streams));
    line.addSubcommand(new MachinesCommand(streams));
    line.addSubcommand(TraceCommand.of(streams, interruption));
    line.addSubcommand(new BenchCommand(streams));
    line.addSubcommand(new CommandLine.HelpCommand());
    // An option that Inmesh does not know is the program's.
    boot.setUnmatchedOptionsArePositionalParams(true);
    // A program's argument may begin with @, which picocli would take for a file of arguments.
    line.setExpandAtFiles(false);
    // The header is for the list of commands; a command's own help has the description.
    line.getSubcommands()
        .values()
        .forEach(command -> command.getHelpSectionMap().remove(SECTION_KEY_HEADER));
    line.setOut(writer(streams.out()));
    line.setErr(writer(streams.err()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setUsageHelpLongOptionsMaxWidth(28);
    line.setParameterExceptionHandler(CommandLines::explainUsage);
    line.setExecutionExceptionHandler(
        (exception, command, result) -> explain(exception, streams.err()));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int explainUsage(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    if (exception instanceof UnmatchedArgumentException unmatched && isUnknownCommand(unmatched)) {
      String name = unmatched.getUnmatched().getFirst();
      String hint = NearestName.suggestion(name, command.getSubcommands().keySet());
      err.println("inmesh: no command '" + name + "'" + hint);
    } else {
      err.println("inmesh: " + UsageText.of(exception, arguments));
      UnmatchedArgumentException.printSuggestions(exception, err);
    }
    err.println("'" + command.getCommandSpec().qualifiedName() + " --help' shows what is possible");
    err.flush();
    return ExitCode.BAD_INPUT;
  }

  private static boolean isUnknownCommand(UnmatchedArgumentException exception) {
    return exception.getCommandLine().getParent() == null && !exception.isUnknownOption();
  }

  /** Writes one clear message; only a bug of ours shows a stack trace. */
  static int explain(Throwable failure, PrintStream err) {
    String message = messageForUser(failure);
    if (message != null) {
      // What begins with a place in a file is left as editors recognise it.
      err.println(namesPlace(failure) ? message : "inmesh: " + message);
      return ExitCode.BAD_INPUT;
    }
    err.println("inmesh: this is a bug in Inmesh; please report it with the lines below");
    failure.printStackTrace(err);
    return ExitCode.BUG;
  }

  private static boolean namesPlace(Throwable failure) {
    return failure instanceof AssemblyException
        || failure instanceof BadInputException bad
            && bad.diagnostics().getFirst().position() != null;
  }

  /** What the user can do something about; null for a bug. */
  static String messageForUser(Throwable failure) {
    return switch (failure) {
      case BadInputException e -> e.getMessage();
      case AssemblyException e -> e.getMessage();
      case UncheckedIOException e -> message(e.getCause());
      case IOException e -> message(e);
      case MalformedTraceException e -> "the trace contradicts itself: " + e.getMessage();
      case OutOfMemoryError e ->
          "the host's heap is too small for this machine (%s); INMESH_JAVA_OPTIONS=-Xmx8g gives more"
              .formatted(e.getMessage());
      default -> null;
    };
  }

  private static String message(IOException exception) {
    return switch (exception) {
      case NoSuchFileException e -> e.getFile() + ": there is no such file or folder";
      case AccessDeniedException e -> e.getFile() + ": permission denied";
      case FileNotFoundException e -> e.getMessage();
      case CharacterCodingException e -> "a file that should be text is none in UTF-8";
      default -> exception.getMessage() == null ? exception.toString() : exception.getMessage();
    };
  }
}
