package org.inmesh.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.occam.OccamFrontEnd;
import org.inmesh.loader.occam.checked.TreePrinter;
import org.inmesh.loader.occam.code.AssemblyListing;
import org.inmesh.loader.placement.ChannelGraphPrinter;
import org.inmesh.loader.placement.CoreList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the loader makes of a program. */
@Command(
    name = "compile",
    sortOptions = false,
    header = "Shows what a program is compiled to.",
    description = "Compiles a program and prints one of the stages on the way to a loaded machine.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh compile sieve --emit asm",
      "  inmesh compile life.occ --emit placement --cores 64",
      "  inmesh compile stencil --emit graph | dot -Tsvg > stencil.svg",
      "  inmesh compile commstime --emit asm | inmesh asm - | inmesh disasm -"
    })
final class CompileCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private HelpOption help;

  @Mixin private ProgramOptions programOptions;

  @Option(
      names = {"-e", "--emit"},
      paramLabel = "STAGE",
      defaultValue = "asm",
      description =
          "tokens, tree (checked), asm (code that runs at any address), image (what a machine is"
              + " loaded with), placement (which core runs what), places (the same as --placement"
              + " file=FILE takes it), graph (processes and channels, for Graphviz) or placed-graph"
              + " (the same by cores); default: ${DEFAULT-VALUE}")
  private Stage stage;

  @Mixin private MachineOptions machineOptions;

  /** What can be shown. */
  enum Stage {
    TOKENS,
    TREE,
    ASM,
    IMAGE,
    PLACEMENT,
    PLACES,
    GRAPH,
    PLACED_GRAPH;

    /** As on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  CompileCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    ExperimentProgram program = programOptions.read();
    MachineSpecification machine = machineOptions.read();
    streams.out().print(text(program, machine));
    streams.out().flush();
    return ExitCode.OK;
  }

  private String text(ExperimentProgram program, MachineSpecification machine) {
    if (stage == Stage.TOKENS) {
      return OccamFrontEnd.tokens(program.source(), program.includes());
    }
    CompiledProgram compiled = program.compileFor(machine);
    CompilerRemarks.show(compiled.warnings(), compiled.object().notes(), streams.err());
    return switch (stage) {
      case TOKENS -> throw new IllegalStateException("already shown");
      case TREE -> TreePrinter.print(compiled.tree());
      case ASM -> AssemblyListing.of(compiled.object(), compiled.sources());
      case GRAPH -> ChannelGraphPrinter.print(compiled.object());
      case IMAGE -> ImageText.of(load(program, compiled, machine).image());
      case PLACEMENT -> PlacementText.of(load(program, compiled, machine));
      case PLACES -> {
        LoadedProgram loaded = load(program, compiled, machine);
        yield CoreList.text(compiled.object(), loaded.placement());
      }
      case PLACED_GRAPH -> {
        LoadedProgram loaded = load(program, compiled, machine);
        yield ChannelGraphPrinter.print(
            compiled.object(), loaded.placement(), machine.network().columns());
      }
    };
  }

  private static LoadedProgram load(
      ExperimentProgram program, CompiledProgram compiled, MachineSpecification machine) {
    return ProgramLoader.load(compiled, machine, program.placement());
  }
}
