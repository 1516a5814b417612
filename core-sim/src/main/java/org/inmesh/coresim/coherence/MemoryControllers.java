package org.inmesh.coresim.coherence;

import java.util.Arrays;
import java.util.List;
import org.inmesh.coresim.coherence.memory.MemoryChannel;
import org.inmesh.coresim.coherence.memory.MemoryCounters;
import org.inmesh.coresim.coherence.memory.MemoryMap;
import org.inmesh.coresim.coherence.memory.MemorySpecification;
import org.inmesh.coresim.coherence.protocol.MessageType;

/**
 * The memory controllers at their nodes: take reads and writes of lines from homes and answer them
 * when the data has been on the controller's bus. Queues are as long as need be: a home has one
 * read and one write of a line under way at most.
 */
final class MemoryControllers {

  /** Is told when a controller wants to be called. */
  interface Listener {
    /** {@link #due} is to be called in this cycle. */
    void controllerDue(int controller, long cycle);
  }

  private final MemoryMap map;
  private final List<Integer> nodes;
  private final MessagePool pool;
  private final DelayQueue delayed;
  private final Dram dram;
  private final Listener listener;
  private final MemoryCounters counters = new MemoryCounters();
  private final MemoryChannel[] channels;

  /** By controller, the cycle in which it is called next; calls in other cycles are out of date. */
  private final long[] dueCycle;

  MemoryControllers(
      MemorySpecification memory,
      List<Integer> nodes,
      int lineBytes,
      MessagePool pool,
      DelayQueue delayed,
      Dram dram,
      Listener listener) {
    this.map = new MemoryMap(nodes.size(), memory.banks(), memory.rowBytes() / lineBytes);
    this.nodes = nodes;
    this.pool = pool;
    this.delayed = delayed;
    this.dram = dram;
    this.listener = listener;
    channels = new MemoryChannel[nodes.size()];
    Arrays.setAll(channels, controller -> new MemoryChannel(memory, lineBytes, counters));
    dueCycle = new long[nodes.size()];
    Arrays.fill(dueCycle, Long.MAX_VALUE);
  }

  /** The node of a line's controller. */
  int node(int line) {
    return nodes.get(map.controller(line));
  }

  /** A word as DRAM has it. */
  int peek(int line, int wordInLine) {
    return dram.readWord(line, wordInLine);
  }

  MemoryCounters counters() {
    return counters;
  }

  /** Takes a message that has arrived; commands for it are given from the next cycle on. */
  void receive(int slot, long cycle) {
    int line = pool.line[slot];
    int controller = map.controller(line);
    boolean write = pool.typeOf(slot) == MessageType.MEMORY_WRITE;
    channels[controller].add(slot, map.bank(line), map.row(line), write, cycle + 1);
    callAt(controller, cycle + 1);
  }

  /** To be called in the cycles that the listener was told. */
  void due(int controller, long cycle) {
    if (dueCycle[controller] != cycle) {
      return;
    }
    MemoryChannel channel = channels[controller];
    int slot = channel.schedule(cycle);
    if (slot != MemoryChannel.NONE) {
      answer(slot, channel.dataEnd());
    }
    dueCycle[controller] = Long.MAX_VALUE;
    long next = channel.nextCycle();
    if (next != Long.MAX_VALUE) {
      callAt(controller, next);
    }
  }

  private void callAt(int controller, long cycle) {
    if (cycle < dueCycle[controller]) {
      dueCycle[controller] = cycle;
      listener.controllerDue(controller, cycle);
    }
  }

  private void answer(int slot, long cycle) {
    int line = pool.line[slot];
    boolean write = pool.typeOf(slot) == MessageType.MEMORY_WRITE;
    MessageType type = write ? MessageType.MEMORY_ACKNOWLEDGE : MessageType.MEMORY_DATA;
    int answer = pool.take(type, pool.destination[slot], pool.source[slot], line, MessagePool.HOME);
    // The home's own number for what waits for the data.
    pool.value[answer] = pool.value[slot];
    if (write) {
      dram.write(line, pool.data, pool.dataStart(slot));
    } else {
      dram.read(line, pool.data, pool.dataStart(answer));
    }
    pool.free(slot);
    delayed.add(cycle, answer);
  }
}
