package org.inmesh.traces.synfull;

/** What caches send without being asked, in the order of a model file. */
enum RequestType {
  WRITE("WRITE", MessageType.WRITE),
  READ("READ", MessageType.READ),
  CLEAN_REPLACEMENT("CCR", MessageType.CLEAN_REPLACEMENT),
  DIRTY_REPLACEMENT("DCR", MessageType.DIRTY_REPLACEMENT);

  private final String label;
  private final MessageType message;

  RequestType(String label, MessageType message) {
    this.label = label;
    this.message = message;
  }

  /** What the names of its tables begin with. */
  String label() {
    return label;
  }

  /** The message that it is. */
  MessageType message() {
    return message;
  }
}
