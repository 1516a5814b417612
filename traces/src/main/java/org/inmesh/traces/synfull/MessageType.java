package org.inmesh.traces.synfull;

import java.util.List;
import java.util.stream.Stream;
import org.inmesh.coresim.coherence.protocol.MessageClass;

/** Messages of the protocol that the models are of, as in SynFull's traffic generator. */
enum MessageType {
  WRITE(MessageClass.REQUEST, false),
  READ(MessageClass.REQUEST, false),
  CLEAN_REPLACEMENT(MessageClass.REQUEST, false),
  DIRTY_REPLACEMENT(MessageClass.REQUEST, true),
  /** From the directory to the cache that has the line. */
  FORWARDED_WRITE(MessageClass.FORWARD, false),
  FORWARDED_READ(MessageClass.FORWARD, false),
  INVALIDATION(MessageClass.FORWARD, false),
  /** From an invalidated cache to the requestor. */
  ACKNOWLEDGEMENT(MessageClass.RESPONSE, false),
  REPLACEMENT_ACKNOWLEDGEMENT(MessageClass.RESPONSE, false),
  DATA(MessageClass.RESPONSE, true),
  /** From the requestor to the directory, when the data are there. */
  UNBLOCK(MessageClass.RESPONSE, false);

  /** Bytes of a message without a line: address and type. */
  static final int CONTROL_BYTES = 8;

  /** Bytes of a message with a line of 64 bytes. */
  static final int DATA_BYTES = 72;

  private final MessageClass messageClass;
  private final boolean data;

  MessageType(MessageClass messageClass, boolean data) {
    this.messageClass = messageClass;
    this.data = data;
  }

  /** As the coherent machine's networks have them. */
  int messageClass() {
    return messageClass.ordinal();
  }

  int bytes() {
    return data ? DATA_BYTES : CONTROL_BYTES;
  }

  /** By number. */
  static List<String> names() {
    return Stream.of(values()).map(Enum::name).toList();
  }
}
