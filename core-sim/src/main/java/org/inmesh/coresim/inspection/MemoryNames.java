package org.inmesh.coresim.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.coresim.program.DebugInformation.Heap;
import org.inmesh.coresim.program.DebugInformation.SharedVariable;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.program.ValueType;
import org.inmesh.coresim.program.WorkspaceLayout;
import org.inmesh.coresim.program.WorkspaceLayout.FrameEntry;
import org.inmesh.coresim.program.WorkspaceLayout.Storage;
import org.inmesh.coresim.program.WorkspaceLayout.Variable;

/** What a program's source calls what lies in a piece of the memory that cores share. */
public final class MemoryNames {
  private final MachineImage image;

  /** Names of a program. */
  public MemoryNames(MachineImage image) {
    this.image = image;
  }

  /**
   * What lies in a piece of memory: shared variables, with the elements of arrays; channels;
   * components' workspaces, with the variables that the component itself has there; heaps; the
   * words of the processor; code. From what is shared to what is not.
   *
   * @param address of the first byte
   * @param bytes how many
   */
  public List<String> in(int address, int bytes) {
    int end = address + bytes;
    List<String> names = new ArrayList<>();
    for (SharedVariable variable : image.debug().shared()) {
      if (overlaps(variable.address(), variable.address() + variable.bytes(), address, end)) {
        names.add(variable.name() + elements(variable, address, end));
      }
    }
    for (ChannelConnection channel : image.channels()) {
      int word = channel.reader().address();
      if (overlaps(word, word + Integer.BYTES, address, end)) {
        names.add("channel " + channel.name());
      }
    }
    for (InitialProcess process : image.processes()) {
      if (overlaps(process.low(), process.high(), address, end)) {
        names.add("workspace of " + process.name() + variables(process, address, end));
      }
    }
    for (Heap heap : image.debug().heaps()) {
      if (overlaps(heap.control(), heap.end(), address, end)) {
        names.add("heap of core " + heap.core());
      }
    }
    reservedWords(address, end).ifPresent(names::add);
    for (CodeBlock code : image.code()) {
      if (overlaps(code.address(), code.address() + code.bytes().length, address, end)) {
        names.add("code");
      }
    }
    return names;
  }

  private static boolean overlaps(int start, int end, int otherStart, int otherEnd) {
    return start < otherEnd && otherStart < end;
  }

  private Optional<String> reservedWords(int address, int end) {
    int start = image.workspaces().start();
    int each = image.workspaces().bytesPerCore();
    if (each == 0 || end <= start) {
      return Optional.empty();
    }
    int core = Math.max(0, address - start) / each;
    int reserved = start + core * each;
    return overlaps(reserved, reserved + MachineImage.RESERVED_BYTES, address, end)
        ? Optional.of("timer queues and save area of core " + core)
        : Optional.empty();
  }

  /** {@code [3]} or {@code [0..7]}, if not all of the variable is there. */
  private String elements(SharedVariable variable, int address, int end) {
    int first = Math.max(0, address - variable.address());
    int last = Math.min(variable.bytes(), end - variable.address()) - 1;
    Optional<ValueType.Array> array = arrayType(variable);
    if (array.isEmpty()) {
      return first == 0 && last == variable.bytes() - 1
          ? ""
          : String.format(Locale.ROOT, " (bytes %d to %d)", first, last);
    }
    int size = array.get().element().bytes();
    return first / size == last / size
        ? String.format(Locale.ROOT, "[%d]", first / size)
        : String.format(Locale.ROOT, "[%d..%d]", first / size, last / size);
  }

  /** The variable as the code that uses it knows it. */
  private Optional<ValueType.Array> arrayType(SharedVariable variable) {
    return image.debug().workspaces().stream()
        .flatMap(layout -> layout.variables().stream())
        .filter(each -> each.name().equals(variable.name()))
        .filter(each -> each.declared().equals(variable.declared()))
        .map(Variable::type)
        .filter(ValueType.Array.class::isInstance)
        .map(ValueType.Array.class::cast)
        .filter(array -> array.element().bytes() > 0)
        .findFirst();
  }

  /** {@code : x, y}: those that the component's own workspace has in the piece. */
  private String variables(InitialProcess process, int address, int end) {
    WorkspaceLayout layout = image.debug().workspacesOf(image.codeOfCore()[process.core()]);
    Optional<FrameEntry> entry = layout.entryAt(process.instructionPointer());
    if (entry.isEmpty() || entry.get().linked()) {
      return "";
    }
    int workspace = process.workspace() + entry.get().distance();
    List<String> names =
        layout.variables().stream()
            .filter(variable -> variable.frame() == entry.get().frame())
            .filter(variable -> variable.storage() == Storage.WORKSPACE)
            .filter(
                variable ->
                    overlaps(
                        workspace + variable.offset(),
                        workspace + variable.offset() + Math.max(1, variable.type().bytes()),
                        address,
                        end))
            .map(Variable::name)
            .distinct()
            .toList();
    return names.isEmpty() ? "" : ": " + String.join(", ", names);
  }
}
