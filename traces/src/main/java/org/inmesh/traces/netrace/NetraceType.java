package org.inmesh.traces.netrace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Types of packets, by the numbers of the format. In a trace's events the number of a message's
 * type also says what its nodes are: {@code type + 32 * (4 * kind of source + kind of
 * destination)}, so that nothing is lost between import and export.
 */
enum NetraceType {
  READ_REQ(1, "ReadReq", 8),
  READ_RESP(2, "ReadResp", 72),
  READ_RESP_WITH_INVALIDATE(3, "ReadRespWithInvalidate", 72),
  WRITE_REQ(4, "WriteReq", 72),
  WRITE_RESP(5, "WriteResp", 8),
  WRITEBACK(6, "Writeback", 72),
  UPGRADE_REQ(13, "UpgradeReq", 8),
  UPGRADE_RESP(14, "UpgradeResp", 8),
  READ_EX_REQ(15, "ReadExReq", 8),
  READ_EX_RESP(16, "ReadExResp", 72),
  BAD_ADDRESS_ERROR(25, "BadAddressError", 8),
  INVALIDATE_REQ(27, "InvalidateReq", 8),
  INVALIDATE_RESP(28, "InvalidateResp", 8),
  DOWNGRADE_REQ(29, "DowngradeReq", 8),
  DOWNGRADE_RESP(30, "DowngradeResp", 72);

  /** Types and kinds of nodes fit in so many numbers. */
  private static final int NUMBERS = 32;

  /** What a node is, in the order of the format's numbers. */
  static final List<String> NODE_KINDS = List.of("L1 data", "L1 instruction", "L2", "memory");

  /** The number of {@code L2} among them. */
  static final int L2 = 2;

  private static final List<NetraceType> BY_NUMBER = byNumber();

  private final int number;
  private final String label;
  private final int bytes;

  NetraceType(int number, String label, int bytes) {
    this.number = number;
    this.label = label;
    this.bytes = bytes;
  }

  private static List<NetraceType> byNumber() {
    List<NetraceType> types = new ArrayList<>();
    for (int number = 0; number < NUMBERS; number++) {
      types.add(null);
    }
    for (NetraceType type : values()) {
      types.set(type.number, type);
    }
    return Collections.unmodifiableList(types);
  }

  /** The type with this number, or null. */
  static NetraceType of(int number) {
    return number < NUMBERS ? BY_NUMBER.get(number) : null;
  }

  int number() {
    return number;
  }

  /** As netrace's own programs print it. */
  String label() {
    return label;
  }

  int bytes() {
    return bytes;
  }

  /** The number of a message's type in events. */
  static int messageType(int type, int sourceKind, int destinationKind) {
    return type + NUMBERS * (NODE_KINDS.size() * sourceKind + destinationKind);
  }

  /** The packet's type in a message's. */
  static int typeOf(int messageType) {
    return messageType % NUMBERS;
  }

  /** What the source is. */
  static int sourceKind(int messageType) {
    return messageType / NUMBERS / NODE_KINDS.size();
  }

  /** What the destination is. */
  static int destinationKind(int messageType) {
    return messageType / NUMBERS % NODE_KINDS.size();
  }

  /** Names of all message types, by number; those that do not exist have an empty name. */
  static List<String> messageTypes() {
    List<String> names = new ArrayList<>();
    for (String source : NODE_KINDS) {
      for (String destination : NODE_KINDS) {
        for (NetraceType type : BY_NUMBER) {
          names.add(type == null ? "" : type.label + ", " + source + " to " + destination);
        }
      }
    }
    return List.copyOf(names);
  }
}
