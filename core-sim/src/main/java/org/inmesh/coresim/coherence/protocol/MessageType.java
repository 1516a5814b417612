package org.inmesh.coresim.coherence.protocol;

/** Every message of the memory system: its class, and whether it carries a line of data. */
public enum MessageType {
  // Requests, from a cache to the line's home.
  /** The line, to read. */
  GET_SHARED(MessageClass.REQUEST, false),
  /** The line, to execute: never granted exclusively. */
  GET_INSTRUCTION(MessageClass.REQUEST, false),
  /** The line, to write. */
  GET_MODIFIED(MessageClass.REQUEST, false),
  /** The right to write a line that the requestor has. */
  UPGRADE(MessageClass.REQUEST, false),
  PUT_EXCLUSIVE(MessageClass.REQUEST, false),
  PUT_MODIFIED(MessageClass.REQUEST, true),
  PUT_OWNED(MessageClass.REQUEST, true),
  // Forwards, from the home to a cache.
  FORWARD_GET_SHARED(MessageClass.FORWARD, false),
  /** With the number of acknowledgements that the requestor has to wait for. */
  FORWARD_GET_MODIFIED(MessageClass.FORWARD, false),
  INVALIDATE(MessageClass.FORWARD, false),
  /** To an owner: the home wants the line back. */
  RECALL(MessageClass.FORWARD, false),
  /** To an owner, from a cluster's home: another cluster wants to read the line. */
  DOWNGRADE(MessageClass.FORWARD, false),
  PUT_ACKNOWLEDGE(MessageClass.FORWARD, false),
  /** From a home to the line's memory controller. */
  MEMORY_READ(MessageClass.FORWARD, false),
  /** The same, of a line that a slice has no room for. */
  MEMORY_WRITE(MessageClass.FORWARD, true),
  // Responses: to the requestor's cache, or from a cache to the home.
  DATA_SHARED(MessageClass.RESPONSE, true),
  DATA_EXCLUSIVE(MessageClass.RESPONSE, true),
  /** With the number of acknowledgements to wait for. */
  DATA_MODIFIED(MessageClass.RESPONSE, true),
  /** The right to write, with the number of acknowledgements to wait for. */
  UPGRADE_ACKNOWLEDGE(MessageClass.RESPONSE, false),
  /** To the requestor; to the home, if that recalls the line. */
  INVALIDATE_ACKNOWLEDGE(MessageClass.RESPONSE, false),
  COPY_BACK(MessageClass.RESPONSE, true),
  RECALL_DATA(MessageClass.RESPONSE, true),
  UNBLOCK(MessageClass.RESPONSE, false),
  /** From a memory controller to the line's home. */
  MEMORY_DATA(MessageClass.RESPONSE, true),
  /** The same: memory has what was written. */
  MEMORY_ACKNOWLEDGE(MessageClass.RESPONSE, false),
  // Not part of coherence: one core tells another that it has made a process ready.
  WAKE(MessageClass.RESPONSE, false);

  private static final MessageType[] TYPES = values();

  private final MessageClass messageClass;
  private final boolean data;

  MessageType(MessageClass messageClass, boolean data) {
    this.messageClass = messageClass;
    this.data = data;
  }

  /** Messages of different classes must not delay one another without end. */
  public MessageClass messageClass() {
    return messageClass;
  }

  /** True if a line of data travels with it. */
  public boolean carriesData() {
    return data;
  }

  /** True for messages between homes and memory controllers. */
  public boolean isOfMemory() {
    return switch (this) {
      case MEMORY_READ, MEMORY_WRITE, MEMORY_DATA, MEMORY_ACKNOWLEDGE -> true;
      default -> false;
    };
  }

  /** The type with this ordinal; message slots keep a byte. */
  public static MessageType of(byte ordinal) {
    return TYPES[ordinal];
  }
}
