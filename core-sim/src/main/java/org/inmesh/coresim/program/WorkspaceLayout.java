package org.inmesh.coresim.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What the words of workspaces mean to a block of code, as its compiler knows it. Consulted only
 * when something is shown to a person.
 *
 * @param frames workspaces, each at the index that others refer to
 * @param entries which workspace the code runs in, in ascending order of address
 * @param variables what has a name
 * @param procedures where procedures and components begin
 */
public record WorkspaceLayout(
    List<Frame> frames,
    List<FrameEntry> entries,
    List<Variable> variables,
    List<Procedure> procedures) {

  /** Nothing is known. */
  public static final WorkspaceLayout NONE =
      new WorkspaceLayout(List.of(), List.of(), List.of(), List.of());

  /**
   * The workspace of an activation of a procedure, of a component, or of a branch of a PAR in it.
   *
   * @param procedure the procedure's name
   * @param parent of a branch the workspace around it, otherwise -1
   * @param linked whether the word at {@code distance} holds the address of the parent's workspace;
   *     otherwise {@code distance} bytes above is the parent's workspace
   * @param distance bytes
   * @param returnAddress bytes to the word with the return address; -1 if nobody called
   */
  public record Frame(
      String procedure, int parent, boolean linked, int distance, int returnAddress) {}

  /**
   * The code from an address up to the next entry.
   *
   * @param address of the first byte
   * @param frame index of the workspace
   * @param distance bytes from the workspace pointer up to the workspace's own address
   * @param linked whether the word there holds that address instead
   */
  public record FrameEntry(int address, int frame, int distance, boolean linked) {}

  /** Where a value is. */
  public enum Storage {
    /** In the workspace. */
    WORKSPACE,
    /** Where a word of the workspace points to. */
    POINTER,
    /** Nowhere: the compiler knows it. */
    CONSTANT
  }

  /**
   * A word of a workspace.
   *
   * @param frame index of the workspace
   * @param offset bytes from the workspace's address
   */
  public record Word(int frame, int offset) {}

  /**
   * A variable, abbreviation, parameter or replicator.
   *
   * @param name as written
   * @param declared where
   * @param type what its bytes mean
   * @param storage where its value is
   * @param frame index of the workspace
   * @param offset bytes from the workspace's address; of a constant the value
   * @param lengths of the open dimensions of an array, outermost first
   * @param from address of the first byte of code in which the name means this
   * @param to first address after it
   */
  public record Variable(
      String name,
      SourcePosition declared,
      ValueType type,
      Storage storage,
      int frame,
      int offset,
      List<Word> lengths,
      int from,
      int to) {}

  /**
   * The beginning of a procedure's or component's code.
   *
   * @param name as written
   * @param address of its first instruction
   */
  public record Procedure(String name, int address) {}

  /** The workspace that code at an address runs in, if that is known. */
  public Optional<FrameEntry> entryAt(int address) {
    FrameEntry found = null;
    for (FrameEntry entry : entries) {
      if (entry.address() > address) {
        break;
      }
      found = entry;
    }
    return Optional.ofNullable(found).filter(entry -> entry.frame() >= 0);
  }

  /** Names that mean something at an address; of two of one name the inner one comes last. */
  public List<Variable> variablesAt(int address) {
    return variables.stream()
        .filter(variable -> variable.from() <= address && address < variable.to())
        .toList();
  }

  /** The same with every address replaced. */
  public WorkspaceLayout moved(IntUnaryOperator address) {
    return new WorkspaceLayout(
        frames,
        entries.stream()
            .map(
                each ->
                    new FrameEntry(
                        address.applyAsInt(each.address()),
                        each.frame(),
                        each.distance(),
                        each.linked()))
            .toList(),
        variables.stream()
            .map(
                each ->
                    new Variable(
                        each.name(),
                        each.declared(),
                        each.type(),
                        each.storage(),
                        each.frame(),
                        each.offset(),
                        each.lengths(),
                        address.applyAsInt(each.from()),
                        address.applyAsInt(each.to())))
            .toList(),
        procedures.stream()
            .map(each -> new Procedure(each.name(), address.applyAsInt(each.address())))
            .toList());
  }

  /** Those of several pieces of code, which follow each other, as one. */
  public static WorkspaceLayout union(List<WorkspaceLayout> parts) {
    List<Frame> frames = new ArrayList<>();
    List<FrameEntry> entries = new ArrayList<>();
    List<Variable> variables = new ArrayList<>();
    List<Procedure> procedures = new ArrayList<>();
    for (WorkspaceLayout part : parts) {
      int first = frames.size();
      for (Frame frame : part.frames()) {
        int parent = frame.parent() < 0 ? -1 : frame.parent() + first;
        frames.add(
            new Frame(
                frame.procedure(),
                parent,
                frame.linked(),
                frame.distance(),
                frame.returnAddress()));
      }
      for (FrameEntry entry : part.entries()) {
        int frame = entry.frame() < 0 ? -1 : entry.frame() + first;
        entries.add(new FrameEntry(entry.address(), frame, entry.distance(), entry.linked()));
      }
      for (Variable each : part.variables()) {
        variables.add(
            new Variable(
                each.name(),
                each.declared(),
                each.type(),
                each.storage(),
                each.frame() + first,
                each.offset(),
                each.lengths().stream()
                    .map(word -> new Word(word.frame() + first, word.offset()))
                    .toList(),
                each.from(),
                each.to()));
      }
      procedures.addAll(part.procedures());
    }
    entries.sort(Comparator.comparingInt(FrameEntry::address));
    return new WorkspaceLayout(
        List.copyOf(frames), List.copyOf(entries), List.copyOf(variables), List.copyOf(procedures));
  }
}
