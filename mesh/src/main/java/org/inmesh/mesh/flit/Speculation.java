package org.inmesh.mesh.flit;

import org.inmesh.mesh.RouterSpecification;

/**
 * What the head flits of speculative routers do that ask for the switch before they have a virtual
 * channel: see whether asking makes sense, and, where channels are allocated with the switch, take
 * a channel of the output they have won.
 */
final class Speculation {
  private final InputChannels inputs;
  private final OutputChannels outputs;
  private final RouteComputation routes;
  private final int shift;
  private final int mask;
  private final int inRouter;
  private final int classes;

  /** By virtual channel: its message class. */
  private final byte[] messageClass;

  /** By output, then message class: the virtual channel with the highest priority. */
  private final byte[] pointer;

  Speculation(
      InputChannels inputs,
      OutputChannels outputs,
      RouteComputation routes,
      PortNumbering ports,
      int shift,
      RouterSpecification router) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.routes = routes;
    this.shift = shift;
    mask = (1 << shift) - 1;
    inRouter = (1 << ports.shift + shift) - 1;
    classes = router.channelsOfClass().size();
    messageClass = new byte[router.channels()];
    for (int c = 0; c < classes; c++) {
      for (int rest = router.channelsOf(c); rest != 0; rest &= rest - 1) {
        messageClass[Integer.numberOfTrailingZeros(rest)] = (byte) c;
      }
    }
    pointer = new byte[ports.total * classes];
  }

  /** Whether there is a free channel with a credit for the packet at the front of a channel. */
  boolean mayAsk(int inputChannel) {
    return channels(inputChannel, output(inputChannel)) != 0;
  }

  /** The output channel that a packet is given which has won the switch on speculation. */
  int channelToTake(int inputChannel) {
    int output = output(inputChannel);
    int which = output * classes + messageClass[inputChannel & mask];
    int vc = RoundRobin.first(channels(inputChannel, output), pointer[which]);
    // A shift by 32 would be one by 0, which is as good.
    pointer[which] = (byte) (vc + 1);
    return output << shift | vc;
  }

  private int output(int inputChannel) {
    return ((inputChannel & ~inRouter) >> shift) + inputs.output(inputChannel);
  }

  private int channels(int inputChannel, int output) {
    return outputs.freeWithCredit(output, routes.wanted(inputChannel));
  }
}
