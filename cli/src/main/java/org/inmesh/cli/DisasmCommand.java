package org.inmesh.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.Disassembly;
import org.inmesh.isa.transputer.boot.BootFileReader;
import org.inmesh.isa.transputer.boot.BootFileSection;
import org.inmesh.isa.transputer.boot.BootFileText;
import org.inmesh.isa.transputer.boot.MalformedBootFileException;
import org.inmesh.loader.BadInputException;
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
        "Disassembles transputer code: plain bytes such as a memory dump, a boot file, or a listing "
            + "as 'inmesh asm' writes it. Plain bytes and a listing are told apart by what is in the "
            + "file, as a listing is text.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh disasm loop.bin",
      "  inmesh disasm loop.bin --source > again.asm",
      "  inmesh disasm hello.btl --boot --processor T414",
      "  inmesh disasm memory.dump --address #80000000 --from #80000070 --to #80000100",
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

  @Option(names = "--boot", description = "takes a boot file apart and shows where its code goes")
  private boolean boot;

  @Option(
      names = "--processor",
      paramLabel = "TYPE",
      description =
          "${COMPLETION-CANDIDATES}: marks operations that it has not got; with --boot, the code goes"
              + " to its MemStart (otherwise the T800's)")
  private ProcessorType processor;

  @Option(
      names = {"--address", "--base"},
      paramLabel = "ADDRESS",
      converter = AddressValue.class,
      description = "address of the first byte of the file, such as #80000070")
  private Integer address;

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      converter = AddressValue.class,
      description = "address of the first byte to be shown")
  private Integer from;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      converter = AddressValue.class,
      description = "address behind the last byte to be shown")
  private Integer to;

  DisasmCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    byte[] content = InputFile.read(file, streams.in());
    String text = boot ? bootFile(content) : code(content);
    streams.out().print(text);
    streams.out().flush();
    return ExitCode.OK;
  }

  private String bootFile(byte[] content) {
    if (address != null || from != null || to != null) {
      throw new BadInputException(
          "--address, --from and --to are not for --boot: where the code goes is in the file");
    }
    ProcessorType type = processor == null ? ProcessorType.T800 : processor;
    try {
      List<BootFileSection> sections = BootFileReader.read(content, type);
      return source
          ? BootFileText.source(sections)
          : BootFileText.listing(sections, Optional.ofNullable(processor));
    } catch (MalformedBootFileException exception) {
      throw new BadInputException(
          InputFile.shownName(file) + ": this is no boot file: " + exception.getMessage());
    }
  }

  private String code(byte[] content) {
    byte[] all = binary ? content : CodeText.read(InputFile.shownName(file), content);
    int start = address == null ? 0 : address;
    int end = start + all.length;
    int first = from == null ? start : from;
    int last = to == null ? end : to;
    // Offsets are compared, as addresses have a sign and the end may lie behind the highest.
    if (Integer.compareUnsigned(first - start, all.length) > 0
        || Integer.compareUnsigned(last - start, all.length) > 0
        || Integer.compareUnsigned(first - start, last - start) > 0) {
      throw new BadInputException(
          "%s: there is no range from #%08X to #%08X: the file is #%08X to #%08X"
              .formatted(InputFile.shownName(file), first, last, start, end));
    }
    byte[] code = Arrays.copyOfRange(all, first - start, last - start);
    return source
        ? Disassembly.source(code, first, "L")
        : Disassembly.listing(code, first, Optional.ofNullable(processor));
  }
}
