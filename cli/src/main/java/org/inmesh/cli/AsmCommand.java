package org.inmesh.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
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
        "Assembles transputer code. Without -o the code is written to standard output as a "
            + "listing of offsets, bytes and instructions, which 'inmesh disasm' reads.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh asm loop.asm",
      "  inmesh asm loop.asm -o loop.bin",
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

  AsmCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    String text = new String(InputFile.read(file, streams.in()), StandardCharsets.UTF_8);
    byte[] code = Assembler.assemble(AssemblySource.parse(InputFile.shownName(file), text)).bytes();
    if (output == null) {
      streams.out().print(CodeText.of(code));
      streams.out().flush();
    } else {
      OutputFile.check(output);
      Files.write(output, code);
    }
    return ExitCode.OK;
  }
}
