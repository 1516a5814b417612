package org.inmesh.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.ChannelEnd;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.isa.transputer.assembly.Disassembly;

/** What a machine is loaded with, as text. */
final class ImageText {
  private ImageText() {}

  static String of(MachineImage image) {
    StringBuilder text = new StringBuilder();
    for (int block = 0; block < image.code().size(); block++) {
      CodeBlock code = image.code().get(block);
      int index = block;
      String cores =
          IntStream.range(0, image.codeOfCore().length)
              .filter(core -> image.codeOfCore()[core] == index)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(" "));
      text.append(
          "code block %d: %d bytes on cores %s%n".formatted(block, code.bytes().length, cores));
      text.append(Disassembly.listing(code.bytes(), code.address())).append('\n');
    }
    text.append("processes ready at the start\n");
    for (InitialProcess process : image.processes()) {
      text.append(
          "  core %d: %s, workspace %08X of %08X to %08X, code %08X%n"
              .formatted(
                  process.core(),
                  process.name(),
                  process.workspace(),
                  process.low(),
                  process.high(),
                  process.instructionPointer()));
    }
    text.append("\nchannels between components\n");
    for (ChannelConnection channel : image.channels()) {
      text.append(
          "  %s: from %s to %s%n"
              .formatted(channel.name(), end(channel.writer()), end(channel.reader())));
    }
    text.append("\ninitialised words\n");
    image.data().forEach(data -> text.append(words(data)));
    return text.toString();
  }

  private static String end(ChannelEnd end) {
    return end.core() < 0
        ? "nobody"
        : "%s (core %d, %08X)".formatted(end.process(), end.core(), end.address());
  }

  private static String words(DataBlock data) {
    String words =
        Arrays.stream(data.words())
            .mapToObj(word -> "%08X".formatted(word))
            .collect(Collectors.joining(" "));
    return "  core %d, %08X: %s%n".formatted(data.core(), data.address(), words);
  }
}
