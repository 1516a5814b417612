package org.inmesh.coresim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.ProcessObserver;

/**
 * The unreliable channels of a coherent machine: each message goes from core to core as one message
 * of the response network, beside the protocol, as a chip's message network would bring it.
 */
final class CoherentDatagrams {
  private final CoherentInterconnect interconnect;
  private final Datagrams datagrams;
  private final List<CoherentMailboxes> mailboxes = new ArrayList<>();

  /** Or null. */
  private ProcessObserver recorder;

  /**
   * The channels of an image.
   *
   * @param payload most bytes of a message
   * @param receiveBuffer messages that each channel keeps
   */
  CoherentDatagrams(
      CoherentInterconnect interconnect, MachineImage image, int payload, int receiveBuffer) {
    this.interconnect = interconnect;
    datagrams = new Datagrams(payload);
    int[] ends = new int[image.codeOfCore().length];
    for (ChannelConnection connection : image.channels()) {
      if (connection.isUnreliableAndUsed()) {
        ends[connection.writer().core()]++;
        ends[connection.reader().core()]++;
      }
    }
    for (int core = 0; core < ends.length; core++) {
      MemoryPort memory = interconnect.memory().port(core);
      mailboxes.add(
          new CoherentMailboxes(core, this, datagrams, memory, ends[core], receiveBuffer));
    }
    for (ChannelConnection connection : image.channels()) {
      if (connection.isUnreliableAndUsed()) {
        int writer = NetworkInterface.indexOf(connection.writer().address());
        int reader = NetworkInterface.indexOf(connection.reader().address());
        mailboxes
            .get(connection.writer().core())
            .connectWriter(writer, connection.reader().core(), reader);
        mailboxes.get(connection.reader().core()).connectReader(reader);
      }
    }
  }

  CoherentMailboxes of(int core) {
    return mailboxes.get(core);
  }

  /** Has somebody told of the messages that arrive at processes that wait. */
  void record(ProcessObserver observer) {
    recorder = observer;
  }

  void post(int source, int destination, int slot) {
    interconnect.memory().wake(source, destination, slot);
  }

  void arrived(int core, int slot, long cycle) {
    mailboxes.get(core).arrived(slot, cycle);
  }

  /** A core is to take up what has arrived, see {@code ChannelInterface.takeUp}. */
  void tell(int core, int event, long cycle) {
    interconnect.wake(core, event, cycle);
  }

  void received(int core, int descriptor, int channel, int bytes, long cycle) {
    if (recorder != null) {
      recorder.messageReceived(core, descriptor, channel, bytes, cycle);
    }
  }

  void addTo(Map<Statistic, Number> statistics) {
    datagrams.addTo(statistics);
  }
}
