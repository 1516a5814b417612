package org.inmesh.mesh.flit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.inmesh.mesh.DeadlockException;
import org.inmesh.mesh.DeadlockException.WaitingPacket;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.routing.Candidates;
import org.inmesh.mesh.topology.Topology;

/**
 * Finds packets that can never move again. The front flit of an input channel waits for other input
 * channels: for the one whose packet holds the output channel, or for that at the other end of the
 * link to send a flit on. It is stuck if all it waits for, for all virtual channels that would do,
 * is stuck. The largest set of which this holds is a knot of the wait-for graph (Warnakulasuriya
 * and Pinkston, "A formal model of message blocking and deadlock resolution in interconnection
 * networks", 2000); it is what remains when all that can move, and all that waits for something
 * that can, is taken away.
 *
 * <p>What is on a link, or a credit on its way, counts as able to move. Nodes take whatever
 * arrives. So what is reported is a deadlock, and every deadlock is reported at the first check
 * after its last flit and credit have come to rest.
 */
final class DeadlockDetector {
  /** Cycles between two checks; a power of two. */
  static final int PERIOD = 4096;

  private static final int NOTHING = -1;

  private final PacketTable packets;
  private final InputChannels inputs;
  private final OutputChannels outputs;
  private final RouteComputation routes;
  private final PortNumbering ports;
  private final Topology topology;
  private final int shift;
  private final int channelMask;

  /** Output channels that a credit is on its way to. */
  private final BitSet creditsInFlight = new BitSet();

  /** Input channels whose front flit may be stuck. */
  private final BitSet suspects = new BitSet();

  private int[] list = new int[64];

  DeadlockDetector(SharedChannels shared) {
    packets = shared.packets();
    inputs = shared.inputs();
    outputs = shared.outputs();
    routes = shared.routes();
    ports = shared.ports();
    topology = shared.specification().topology();
    shift = shared.shift();
    channelMask = (1 << shift) - 1;
  }

  /**
   * Looks for a deadlock in the state between two steps.
   *
   * @param creditsDue what is to come to output channels, see {@link RouterStripe#creditsDue}
   * @throws DeadlockException if there is one
   */
  void check(List<DueList> creditsDue, long cycle) {
    creditsInFlight.clear();
    creditsDue.forEach(due -> due.forEach(this::noteCredit));
    int count = collectSuspects();
    int before;
    do {
      before = count;
      count = 0;
      for (int i = 0; i < before; i++) {
        int channel = list[i];
        if (firstObstacle(channel) == NOTHING) {
          suspects.clear(channel);
        } else {
          list[count++] = channel;
        }
      }
    } while (count != before);
    if (count > 0) {
      throw new DeadlockException(cycle, circle(list[0]));
    }
  }

  private void noteCredit(int word) {
    boolean isStopSignal = word < 0;
    if (!isStopSignal) {
      creditsInFlight.set(word);
    }
  }

  private int collectSuspects() {
    suspects.clear();
    int count = 0;
    for (int port = 0; port < ports.total; port++) {
      int fronts = inputs.waiting[port] | inputs.speculating[port] | inputs.bidding[port];
      if (count + channelMask >= list.length) {
        list = Arrays.copyOf(list, 2 * list.length);
      }
      for (; fronts != 0; fronts &= fronts - 1) {
        int channel = port << shift | Integer.numberOfTrailingZeros(fronts);
        suspects.set(channel);
        list[count++] = channel;
      }
    }
    return count;
  }

  /**
   * The first of the output channels that a front flit waits for, if all of them are out of reach
   * as long as the suspects do not move; else NOTHING.
   */
  private int firstObstacle(int channel) {
    if (inputs.hasOutputChannel(channel)) {
      int output = inputs.outputChannel(channel);
      return isStuck(channel, output) ? output : NOTHING;
    }
    long choices = routes.choices(channel);
    if (choices == Candidates.EMPTY) {
      return firstObstacle(channel, inputs.output(channel), routes.wanted(channel));
    }
    int first = NOTHING;
    for (long rest = choices; rest != Candidates.EMPTY; rest = Candidates.rest(rest)) {
      int obstacle = firstObstacle(channel, Candidates.port(rest), routes.wanted(channel, rest));
      if (obstacle == NOTHING) {
        return NOTHING;
      }
      first = first == NOTHING ? obstacle : first;
    }
    return first;
  }

  /** The first of the channels wanted of an output of the router if all are out of reach. */
  private int firstObstacle(int channel, int output, int wanted) {
    int first = (channel >> shift & ~ports.mask) + output << shift;
    for (int rest = wanted; rest != 0; rest &= rest - 1) {
      if (!isStuck(channel, first | Integer.numberOfTrailingZeros(rest))) {
        return NOTHING;
      }
    }
    return first | Integer.numberOfTrailingZeros(wanted);
  }

  private boolean isStuck(int channel, int output) {
    int next = waitsFor(channel, output);
    return next != NOTHING && suspects.get(next);
  }

  /**
   * The input channel that must send a flit on before the front flit of a channel can leave by an
   * output channel; NOTHING if it can now, or something on its way may let it.
   */
  private int waitsFor(int channel, int output) {
    int owner = outputs.owner(output);
    if (owner != OutputChannels.NOBODY && owner != channel) {
      return owner;
    }
    boolean given = owner == channel || outputs.isFree(output);
    if (given && outputs.hasCredit(output) || creditsInFlight.get(output)) {
      return NOTHING;
    }
    int port = output >> shift;
    return output + (ports.otherEnd(port) - port << shift);
  }

  /** The circle that is come to by going from a stuck channel to what it waits for. */
  private List<WaitingPacket> circle(int start) {
    List<Integer> way = new ArrayList<>();
    int channel = start;
    while (!way.contains(channel)) {
      way.add(channel);
      channel = waitsFor(channel, firstObstacle(channel));
    }
    List<Integer> circle = way.subList(way.indexOf(channel), way.size());
    List<WaitingPacket> waiting = new ArrayList<>();
    for (int i = 0; i < circle.size(); i++) {
      int next = circle.get((i + 1) % circle.size());
      // A packet stands in several channels; the foremost of them is where it waits.
      if (slot(circle.get(i)) != slot(next) || circle.size() == 1) {
        waiting.add(waitingPacket(circle.get(i)));
      }
    }
    return waiting;
  }

  private int slot(int channel) {
    return Flit.slot(inputs.buffers.front(channel));
  }

  private WaitingPacket waitingPacket(int channel) {
    int slot = slot(channel);
    int router = channel >> shift >> ports.shift;
    int output = firstObstacle(channel);
    return new WaitingPacket(
        packets.tag[slot],
        packets.source[slot],
        packets.destination[slot],
        topology.routerColumn(router),
        topology.routerRow(router),
        channel >> shift & ports.mask,
        channel & channelMask,
        output >> shift & ports.mask,
        output & channelMask);
  }
}
