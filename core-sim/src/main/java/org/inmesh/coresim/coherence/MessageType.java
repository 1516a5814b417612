package org.inmesh.coresim.coherence;

/** Every message of the memory system: its class, and whether it carries a line of data. */
enum MessageType {
  // Requests, from a cache to the line's home.
  GET_SHARED(MessageClass.REQUEST, false),
  GET_MODIFIED(MessageClass.REQUEST, false),
  PUT_EXCLUSIVE(MessageClass.REQUEST, false),
  PUT_MODIFIED(MessageClass.REQUEST, true),
  // Forwards, from the home to a cache.
  FORWARD_GET_SHARED(MessageClass.FORWARD, false),
  FORWARD_GET_MODIFIED(MessageClass.FORWARD, false),
  INVALIDATE(MessageClass.FORWARD, false),
  PUT_ACKNOWLEDGE(MessageClass.FORWARD, false),
  // Responses: to the requestor's cache, or from a cache to the home (copy-back and unblock).
  DATA_SHARED(MessageClass.RESPONSE, true),
  DATA_EXCLUSIVE(MessageClass.RESPONSE, true),
  DATA_MODIFIED(MessageClass.RESPONSE, true),
  INVALIDATE_ACKNOWLEDGE(MessageClass.RESPONSE, false),
  COPY_BACK(MessageClass.RESPONSE, true),
  UNBLOCK(MessageClass.RESPONSE, false),
  // Not part of coherence: one core tells another that it has made a process ready.
  WAKE(MessageClass.RESPONSE, false);

  private static final MessageType[] TYPES = values();

  private final MessageClass messageClass;
  private final boolean data;

  MessageType(MessageClass messageClass, boolean data) {
    this.messageClass = messageClass;
    this.data = data;
  }

  /** The network that carries it. */
  MessageClass messageClass() {
    return messageClass;
  }

  /** True if a line of data travels with it. */
  boolean carriesData() {
    return data;
  }

  /** The type with this ordinal; message slots keep a byte. */
  static MessageType of(byte ordinal) {
    return TYPES[ordinal];
  }
}
