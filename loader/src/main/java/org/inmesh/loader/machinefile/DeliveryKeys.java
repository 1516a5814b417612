package org.inmesh.loader.machinefile;

import java.util.List;
import org.inmesh.coresim.DeliverySpecification;
import org.inmesh.coresim.DeliverySpecification.Acknowledgement;
import org.inmesh.loader.machinefile.ValueType.Whole;

/** Keys of the interfaces between cores and network: how a message becomes packets. */
final class DeliveryKeys {
  static final MachineKey MESSAGE_PAYLOAD =
      new MachineKey(
          "network.message-payload-bytes",
          new Whole(4, 65536, 4),
          64,
          "bytes",
          "most bytes of a message in one packet",
          m -> m.messagePayloadBytes());

  static final MachineKey ACKNOWLEDGEMENT =
      new MachineKey(
          "network.acknowledgement",
          MachineKey.labels(Acknowledgement.values()),
          "message",
          "",
          "of a message's first and last packet, or of each packet before the next; mesh machine"
              + " only",
          m -> MachineKey.label(m.delivery().acknowledgement()));

  static final MachineKey RETRY_CYCLES =
      new MachineKey(
          "network.retry-cycles",
          new Whole(1, 1_000_000, 1),
          DeliverySpecification.USUAL.retryCycles(),
          "core cycles",
          "beyond a round trip before a packet is sent again",
          m -> m.delivery().retryCycles());

  static final MachineKey RECEIVE_BUFFER =
      new MachineKey(
          "network.receive-buffer",
          new Whole(1, 1024, 1),
          DeliverySpecification.USUAL.receiveBuffer(),
          "messages",
          "that an unreliable channel keeps for its receiver",
          m -> m.delivery().receiveBuffer());

  /** All, in the order in which they are shown. */
  static final List<MachineKey> ALL =
      List.of(MESSAGE_PAYLOAD, ACKNOWLEDGEMENT, RETRY_CYCLES, RECEIVE_BUFFER);

  private DeliveryKeys() {}
}
