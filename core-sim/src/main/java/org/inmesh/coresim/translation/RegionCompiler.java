package org.inmesh.coresim.translation;

import static org.inmesh.coresim.program.MachineImage.MEMORY_START;

import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.inmesh.coresim.transputer.ProgramFault;
import org.inmesh.coresim.transputer.TranslationPort;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Translates a region: all blocks that are reached from some addresses by way of jumps, calls and
 * loop ends, nearest first, as far as a method of the JVM has room for them. Returns from
 * procedures look up where in the region they lead to.
 */
final class RegionCompiler {
  /** HotSpot compiles no method with more bytes of code than 8000. */
  private static final int LARGEST_METHOD = 7900;

  /** Bytes of transputer code of a first attempt. */
  static final int FIRST_SIZE = 800;

  private static final int SMALLEST_SIZE = 16;

  private final TranslationPort port;
  private final IntPredicate isElsewhere;
  private final AccessCosts costs;

  /**
   * A compiler for one core.
   *
   * @param isElsewhere true for addresses at which the region is not to go on
   */
  RegionCompiler(TranslationPort port, IntPredicate isElsewhere) {
    this.port = port;
    this.isElsewhere = isElsewhere;
    this.costs = AccessCosts.of(port);
  }

  /** Translates from these addresses on; nothing if there is no code. */
  Optional<Translation> compile(List<Integer> starts) {
    for (int size = FIRST_SIZE; size >= SMALLEST_SIZE; size = size * 3 / 4) {
      SortedMap<Integer, Block> blocks = find(starts, size);
      if (blocks.isEmpty()) {
        return Optional.empty();
      }
      boolean usesReals = blocks.values().stream().anyMatch(Block::usesReals);
      RegionClass translated = new RegionClass();
      emit(translated.method(), blocks, usesReals);
      byte[] bytes = translated.finish();
      if (translated.methodBytes() <= LARGEST_METHOD) {
        return Optional.of(
            translation(
                starts, blocks, usesReals, RegionClass.define(MethodHandles.lookup(), bytes)));
      }
    }
    return Optional.empty();
  }

  /** Finds the blocks by compiling each on trial. */
  private SortedMap<Integer, Block> find(List<Integer> starts, int size) {
    SortedMap<Integer, Block> blocks = new TreeMap<>();
    // By address: what they are now at the starts, elsewhere what they are at the end of a block
    // before.
    Map<Integer, Integer> formats = new HashMap<>();
    starts.forEach(start -> formats.put(start, port.realFormats()));
    Deque<Integer> open = new ArrayDeque<>(starts);
    int bytes = 0;
    while (!open.isEmpty() && bytes < size) {
      int address = open.remove();
      // What was never executed may be data that is stored to again and again.
      boolean isNew = !blocks.containsKey(address) && port.isDecoded(address);
      if (!isNew || !starts.contains(address) && isElsewhere.test(address)) {
        continue;
      }
      try {
        Block block = trial(address, formats.get(address), blocks::containsKey);
        if (!port.isPopulated(address, block.end())) {
          continue;
        }
        blocks.put(address, block);
        bytes += block.end() - address;
        open.addAll(block.successors());
        block.successors().forEach(next -> formats.putIfAbsent(next, block.formatsAfter()));
      } catch (ProgramFault noCode) {
        // The program may end before it gets there; if not, the loop reports it.
        continue;
      }
    }
    // Once more, for where they end now that all are known.
    SortedMap<Integer, Block> result = new TreeMap<>();
    for (int address : blocks.keySet()) {
      result.put(address, trial(address, formats.get(address), blocks::containsKey));
    }
    return result;
  }

  private Block trial(int address, int formats, IntPredicate isBlock) {
    MethodVisitor nothing = new MethodVisitor(Opcodes.ASM9) {};
    BlockState state =
        new BlockState(
            new CodeEmitter(nothing),
            costs,
            true,
            new ArrayList<>(),
            target -> null,
            new RegionLabels());
    return new BlockCompiler(port, isBlock, state).compile(address, formats);
  }

  private void emit(MethodVisitor method, SortedMap<Integer, Block> blocks, boolean usesReals) {
    CodeEmitter out = new CodeEmitter(method);
    SortedMap<Integer, Label> entries = new TreeMap<>();
    blocks.keySet().forEach(address -> entries.put(address, new Label()));
    RegionLabels labels = new RegionLabels();
    List<SideExit> exits = new ArrayList<>();
    RegionFrame frame = new RegionFrame(out, costs, usesReals, labels);
    frame.enter();
    frame.perform();
    frame.resume();
    out.label(labels.dispatch());
    out.load(Slots.POINTER);
    out.dispatch(
        labels.leave(),
        entries.keySet().stream().mapToInt(Integer::intValue).toArray(),
        entries.values().toArray(Label[]::new));
    for (Block block : blocks.values()) {
      out.label(entries.get(block.address()));
      BlockState state = new BlockState(out, costs, usesReals, exits, entries::get, labels);
      state.startInstruction(block.address(), 0);
      frame.check(block, state.sideExit());
      new BlockCompiler(port, entries::containsKey, state)
          .compile(block.address(), block.expectedFormats());
    }
    frame.leave();
    BlockState atExits = new BlockState(out, costs, usesReals, exits, entries::get, labels);
    for (SideExit exit : exits) {
      out.label(exit.label());
      atExits.leave(exit.registers(), exit.pointer());
    }
  }

  private Translation translation(
      List<Integer> starts,
      SortedMap<Integer, Block> blocks,
      boolean usesReals,
      TranslatedCode code) {
    BitSet covered = new BitSet();
    for (Block block : blocks.values()) {
      covered.set(block.address() - MEMORY_START >>> 2, (block.end() - 1 - MEMORY_START >>> 2) + 1);
    }
    int[] indices = covered.stream().toArray();
    int[] words = covered.stream().map(port::word).toArray();
    int[] addresses = blocks.keySet().stream().mapToInt(Integer::intValue).toArray();
    return new Translation(starts, addresses, indices, words, usesReals, code);
  }
}
