package org.inmesh.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.inmesh.isa.transputer.assembly.Disassembly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Disassembles transputer code. */
@Command(
    name = "disasm",
    sortOptions = false,
    header = "Disassembles transputer code.",
    description =
        "Disassembles transputer code: plain bytes, or a listing as 'inmesh asm' writes it. "
            + "Which of the two it is shows in the file, as a listing is text.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh disasm loop.bin",
      "  inmesh disasm loop.bin --source > again.asm",
      "  inmesh asm loop.asm | inmesh disasm -"
    })
final class DisasmCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private HelpOption help;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = InputFile.STANDARD_INPUT,
      description = "code; - or nothing is standard input")
  private String file;

  @Option(
      names = "--source",
      description = "writes assembly text that assembles to the same bytes, instead of a listing")
  private boolean source;

  @Option(
      names = "--binary",
      description = "takes the bytes as they are, even if they look like text")
  private boolean binary;

  @Option(
      names = "--base",
      paramLabel = "ADDRESS",
      converter = ParameterValue.class,
      defaultValue = "0",
      description = "address of the first byte in the listing, such as #80000048")
  private int base;

  DisasmCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    byte[] content = InputFile.read(file, streams.in());
    byte[] code = binary ? content : CodeText.read(InputFile.shownName(file), content);
    streams.out().print(source ? Disassembly.source(code) : Disassembly.listing(code, base));
    streams.out().flush();
    return ExitCode.OK;
  }
}
