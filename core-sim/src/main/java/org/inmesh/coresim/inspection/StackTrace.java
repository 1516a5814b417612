package org.inmesh.coresim.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.inmesh.coresim.program.WorkspaceLayout;
import org.inmesh.coresim.program.WorkspaceLayout.Frame;
import org.inmesh.coresim.program.WorkspaceLayout.FrameEntry;
import org.inmesh.coresim.program.WorkspaceLayout.Variable;
import org.inmesh.coresim.program.WorkspaceLayout.Word;
import org.inmesh.coresim.transputer.MemoryFault;

/** The procedures that a process is in, each with its workspace, from the innermost outwards. */
public final class StackTrace {
  private static final int MOST_ACTIVATIONS = 10_000;
  private static final int BYTES_OF_CALL = 16;

  /**
   * One procedure or component that has been begun and not ended.
   *
   * @param procedure its name
   * @param place an address inside the instruction that it is at
   * @param workspaces address of the workspace of each frame number, branches' and those around
   * @param variables names that mean something there; of two of one name the inner one comes last
   */
  public record Activation(
      String procedure, int place, Map<Integer, Integer> workspaces, List<Variable> variables) {
    /** The variable that a name means, if there is one. */
    public Optional<Variable> variable(String name) {
      return variables.stream()
          .filter(variable -> variable.name().equals(name))
          .reduce((outer, inner) -> inner);
    }

    /** Address of a variable's word in its workspace. */
    public int address(Variable variable) {
      return address(new Word(variable.frame(), variable.offset()));
    }

    /** Address of a word of a workspace. */
    public int address(Word word) {
      return workspaces.get(word.frame()) + word.offset();
    }
  }

  private StackTrace() {}

  /**
   * Follows the return addresses. Ends where the compiler's knowledge ends.
   *
   * @param layout of the code that the process executes
   * @param memory reads words
   * @param place an address inside the instruction that the process is at
   * @param workspacePointer of the process
   */
  public static List<Activation> of(
      WorkspaceLayout layout, IntUnaryOperator memory, int place, int workspacePointer) {
    List<Activation> activations = new ArrayList<>();
    int at = place;
    int pointer = workspacePointer;
    try {
      while (activations.size() < MOST_ACTIVATIONS) {
        Optional<FrameEntry> entry = layout.entryAt(at);
        if (entry.isEmpty()) {
          break;
        }
        int workspace = pointer + entry.get().distance();
        if (entry.get().linked()) {
          workspace = memory.applyAsInt(workspace);
        }
        Map<Integer, Integer> workspaces = new HashMap<>();
        int number = entry.get().frame();
        Frame frame = layout.frames().get(number);
        workspaces.put(number, workspace);
        while (frame.parent() >= 0) {
          int link = workspace + frame.distance();
          workspace = frame.linked() ? memory.applyAsInt(link) : link;
          number = frame.parent();
          frame = layout.frames().get(number);
          workspaces.put(number, workspace);
        }
        activations.add(
            new Activation(frame.procedure(), at, workspaces, visible(layout, at, workspaces)));
        if (frame.returnAddress() < 0) {
          break;
        }
        at = memory.applyAsInt(workspace + frame.returnAddress()) - 1;
        pointer = workspace + frame.returnAddress() + BYTES_OF_CALL;
      }
    } catch (MemoryFault outside) {
      // A program that writes where it should not: what is known so far is all there is.
      return activations;
    }
    return activations;
  }

  private static List<Variable> visible(
      WorkspaceLayout layout, int at, Map<Integer, Integer> workspaces) {
    return layout.variablesAt(at).stream()
        .filter(
            variable ->
                variable.storage() == WorkspaceLayout.Storage.CONSTANT
                    || workspaces.containsKey(variable.frame()))
        .toList();
  }
}
