package org.inmesh.loader.linking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.ChannelEnd;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.isa.transputer.assembly.Disassembly;

/** Shows to a person how an image lies in memory. Cores that are laid out alike are shown once. */
public final class ImagePrinter {
  private final MachineImage image;
  private final MachineSpecification machine;
  private final StringBuilder text = new StringBuilder();

  private ImagePrinter(MachineImage image, MachineSpecification machine) {
    this.image = image;
    this.machine = machine;
  }

  /** Memory of the cores, channels, and the code with its symbols; addresses in hexadecimal. */
  public static String print(MachineImage image, MachineSpecification machine) {
    ImagePrinter printer = new ImagePrinter(image, machine);
    printer.line(
        "image of %s for %s: %d cores of %d bytes",
        image.program(), machine.name(), machine.cores(), machine.memoryBytesPerCore());
    if (machine.kind() == Kind.COHERENT) {
      printer.line(
          "workspace regions begin at %08X, %d bytes each",
          image.workspaces().start(), image.workspaces().bytesPerCore());
    }
    printer.cores();
    printer.channels();
    for (int block = 0; block < image.code().size(); block++) {
      printer.code(block);
    }
    return printer.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void cores() {
    Map<CoreMap, List<Integer>> coresOfMap = new LinkedHashMap<>();
    List<CoreMap> maps = CoreMap.all(image, machine);
    for (int core = 0; core < maps.size(); core++) {
      coresOfMap.computeIfAbsent(maps.get(core), map -> new ArrayList<>()).add(core);
    }
    coresOfMap.forEach(this::group);
  }

  private void group(CoreMap map, List<Integer> cores) {
    String code = map.codeBlock() < 0 ? "no code" : "code block " + map.codeBlock();
    line("");
    line("%s %s", cores.size() == 1 ? "core" : "cores", ranges(cores));
    line(
        "  %s, channel words and tables %d bytes, workspaces %d bytes, free %d bytes",
        code, map.dataBytes(), map.workspaceBytes(), map.freeBytes());
    List<InitialProcess> first =
        image.processes().stream().filter(process -> process.core() == cores.get(0)).toList();
    for (InitialProcess process : first) {
      line(
          "  %08X to %08X  workspace pointer %08X  starts at %08X  %s%s",
          process.low(),
          process.high() - 1,
          process.workspace(),
          process.instructionPointer(),
          process.name(),
          cores.size() == 1 ? "" : " (on core " + cores.get(0) + ")");
    }
  }

  /** {@code 0-3, 5}. */
  static String ranges(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int start = 0;
    for (int index = 1; index <= numbers.size(); index++) {
      if (index == numbers.size() || numbers.get(index) != numbers.get(index - 1) + 1) {
        int low = numbers.get(start);
        int high = numbers.get(index - 1);
        ranges.add(low == high ? "" + low : low + "-" + high);
        start = index;
      }
    }
    return String.join(", ", ranges);
  }

  private void channels() {
    if (!image.channels().isEmpty()) {
      line("");
      line("channels");
    }
    for (ChannelConnection channel : image.channels()) {
      line(
          "  %s: %s -> %s%s",
          channel.name(),
          end(channel.writer()),
          end(channel.reader()),
          channel.unreliable() ? ", unreliable" : "");
    }
  }

  private static String end(ChannelEnd end) {
    return end.core() < 0
        ? end.process()
        : String.format(
            Locale.ROOT, "%s (core %d, %08X)", end.process(), end.core(), end.address());
  }

  private void code(int block) {
    CodeBlock code = image.code().get(block);
    List<Integer> users =
        IntStream.range(0, machine.cores())
            .filter(core -> image.codeOfCore()[core] == block)
            .boxed()
            .toList();
    line("");
    line("code block %d: %d bytes, cores %s", block, code.bytes().length, ranges(users));
    line("%s", symbols(block));
    text.append(Disassembly.listing(code.bytes(), code.address()));
  }

  /** The first address of each procedure, as far as the code is known to come from a source. */
  private String symbols(int block) {
    if (block >= image.debug().lines().size()) {
      return "  no symbols";
    }
    Set<String> seen = new HashSet<>();
    return List.of(image.debug().lines().get(block)).stream()
        .filter(entry -> seen.add(entry.procedure()))
        .map(ImagePrinter::symbol)
        .collect(Collectors.joining("\n"));
  }

  private static String symbol(LineEntry entry) {
    return "  %08X  %s".formatted(entry.address(), entry.procedure());
  }
}
