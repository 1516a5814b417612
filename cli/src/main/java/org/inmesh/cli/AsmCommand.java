package org.inmesh.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssemblyProgram;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.inmesh.isa.transputer.boot.BootFileWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Assembles transputer code. */
@Command(
    name = "asm",
    sortOptions = false,
    header = "Assembles transputer code.",
    description =
        "Assembles transputer code. Without -o and --boot the code is written to standard output as "
            + "a listing of offsets, bytes and instructions, which 'inmesh disasm' reads. The "
            + "language is described in isa/README.md.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh asm loop.asm",
      "  inmesh asm loop.asm -o loop.bin",
      "  inmesh asm hello.tasm --boot hello.btl --processor T414",
      "  inmesh asm loop.asm | inmesh disasm --source"
    })
final class AsmCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private HelpOption help;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = InputFile.STANDARD_INPUT,
      description = "assembly text; - or nothing is standard input")
  private String file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "takes the code as plain bytes")
  private Path output;

  @Option(
      names = "--boot",
      paramLabel = "FILE",
      description =
          "takes a file to boot a transputer with: a program of up to 255 bytes as the first stage,"
              + " a longer one behind a bootstrap that loads it")
  private Path boot;

  @Option(
      names = "--processor",
      paramLabel = "TYPE",
      description =
          "${COMPLETION-CANDIDATES}: only its instructions are allowed, and a boot file with 'org'"
              + " is for its memory map (otherwise the T800's)")
  private ProcessorType processor;

  AsmCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    String text = new String(InputFile.read(file, streams.in()), StandardCharsets.UTF_8);
    String name = InputFile.shownName(file);
    AssemblyProgram program = AssemblySource.program(name, text, Optional.ofNullable(processor));
    byte[] code = program.assemble().bytes();
    if (output == null && boot == null) {
      streams.out().print(CodeText.of(code, program.origin().orElse(0)));
      streams.out().flush();
      return ExitCode.OK;
    }
    if (boot != null) {
      ProcessorType type = processor == null ? ProcessorType.T800 : processor;
      byte[] bootFile = BootFileWriter.bytes(name, program, type);
      OutputFile.check(boot);
      OutputFile.write(boot, bootFile);
    }
    if (output != null) {
      OutputFile.check(output);
      OutputFile.write(output, code);
    }
    return ExitCode.OK;
  }
}
