package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.programs.Form;
import org.inmesh.programs.LibraryProgram;
import org.inmesh.programs.ProgramForm;
import org.inmesh.programs.ProgramGroup;
import org.inmesh.programs.ProgramLibrary;
import org.inmesh.programs.ProgramParameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the program library. */
@Command(
    name = "programs",
    sortOptions = false,
    header = "Shows the program library.",
    description =
        "Lists the programs of the library by groups, or shows one with its parameters and source.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh programs",
      "  inmesh programs sieve",
      "  inmesh programs sieve --source > mine.occ"
    })
final class ProgramsCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private HelpOption help;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "the program to show")
  private String name;

  @Option(names = "--source", description = "prints the program's occam text and nothing else")
  private boolean source;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      converter = ProgramOptions.FormText.class,
      description = "whose text --source prints: messages or shared; default: the first")
  private Form form;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  ProgramsCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    ProgramLibrary library = new ProgramLibrary();
    PrintStream out = streams.out();
    if (form != null && !source) {
      throw new BadInputException("--form says whose text --source prints; add --source");
    }
    if (name == null) {
      if (source) {
        throw new BadInputException("--source needs the name of a program");
      }
      list(library, out);
    } else {
      LibraryProgram program = library.find(name).orElseThrow(() -> unknown(library));
      if (source) {
        out.print((form == null ? program.firstForm() : program.in(form)).source());
      } else {
        show(program, out);
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private BadInputException unknown(ProgramLibrary library) {
    String suggestion = NearestName.suggestion(name, library.names());
    String known = "; the library has " + String.join(", ", library.names());
    return new BadInputException(
        "no program '" + name + "' in the library" + (suggestion.isEmpty() ? known : suggestion));
  }

  private void list(ProgramLibrary library, PrintStream out) throws IOException {
    if (format != Format.TEXT) {
      List<Map<String, Object>> rows = new ArrayList<>();
      library.programs().forEach(program -> rows.add(row(program)));
      out.print(StructuredOutput.all(format, rows));
      return;
    }
    for (ProgramGroup group : library.groups()) {
      out.println(group.title() + " (" + group.name() + ")");
      out.println();
      TextTable table = new TextTable("llll").row("name", "title", "forms", "parameters");
      for (LibraryProgram program : group.programs()) {
        String parameters =
            program.parameters().stream()
                .map(parameter -> parameter.name() + "=" + parameter.defaultValue())
                .collect(Collectors.joining(" "));
        table.row(program.name(), program.title(), forms(program), parameters);
      }
      table.print(out, "  ");
      out.println();
    }
    out.println("'inmesh programs NAME' tells all about one.");
  }

  private static String forms(LibraryProgram program) {
    return program.forms().stream()
        .map(form -> form.form().key())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> row(LibraryProgram program) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", program.name());
    row.put("title", program.title());
    row.put("group", program.group());
    row.put("description", program.description());
    row.put("reference", program.reference());
    Map<String, List<String>> forms = new LinkedHashMap<>();
    program.forms().forEach(form -> forms.put(form.form().key(), machines(form)));
    row.put("forms", forms);
    Map<String, String> defaults = new LinkedHashMap<>();
    for (ProgramParameter parameter : program.parameters()) {
      defaults.put(parameter.name(), parameter.defaultValue().toString());
    }
    row.put("parameters", defaults);
    return row;
  }

  private static List<String> machines(ProgramForm form) {
    return form.machines().stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
  }

  private void show(LibraryProgram program, PrintStream out) throws IOException {
    if (format != Format.TEXT) {
      out.print(StructuredOutput.one(format, row(program)));
      return;
    }
    out.println(program.name() + ": " + program.title() + " (" + program.group() + ")");
    out.println();
    TextWrap.lines(program.description()).forEach(out::println);
    TextWrap.lines("From: " + program.reference()).forEach(out::println);
    for (ProgramForm form : program.forms()) {
      out.printf(
          "Form %s: for the machines %s%n",
          form.form().key(), String.join(" and ", machines(form)));
    }
    if (!program.input().isEmpty()) {
      out.println("Reads standard input; compare gives it " + program.input().length() + " bytes.");
    }
    out.println();
    TextTable table = new TextTable("lrrrl").row("parameter", "default", "from", "to", "meaning");
    for (ProgramParameter parameter : program.parameters()) {
      String only =
          parameter.forms().size() == program.forms().size()
              ? ""
              : " (form " + parameter.forms().getFirst().key() + " only)";
      table.row(
          parameter.name(),
          parameter.defaultValue().toString(),
          Integer.toString(parameter.minimum()),
          parameter.maximum().toString(),
          parameter.meaning() + only);
    }
    table.print(out, "");
    for (ProgramForm form : program.forms()) {
      out.println();
      out.println(form.fileName() + ":");
      out.println();
      form.source().lines().forEach(line -> out.println(line.isEmpty() ? "" : "    " + line));
    }
  }
}
