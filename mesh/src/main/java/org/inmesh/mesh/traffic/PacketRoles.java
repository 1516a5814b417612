package org.inmesh.mesh.traffic;

import java.util.Arrays;

/**
 * What each packet under way is, by tag. Tags are given in ascending order from 0; room is taken
 * for those from the oldest under way to the newest.
 */
final class PacketRoles {
  private static final int ARRIVED = -1;

  private int[] roles = new int[1024];
  private long[] requestCreated = new long[1024];
  private int oldest;
  private int end;

  /** Component and kind of a packet in one number, at least 0. */
  static int role(int component, boolean reply) {
    return component << 1 | (reply ? 1 : 0);
  }

  static int component(int role) {
    return role >> 1;
  }

  static boolean isReply(int role) {
    return (role & 1) != 0;
  }

  /**
   * A packet with the next tag.
   *
   * @param created the cycle in which it was created, or for a reply its request
   */
  void add(int tag, int role, long created) {
    if (tag != end) {
      throw new IllegalStateException("packet " + tag + " after packet " + (end - 1));
    }
    if (end - oldest == roles.length) {
      grow();
    }
    roles[tag & (roles.length - 1)] = role;
    requestCreated[tag & (roles.length - 1)] = created;
    end++;
  }

  int role(int tag) {
    return roles[tag & (roles.length - 1)];
  }

  long requestCreated(int tag) {
    return requestCreated[tag & (roles.length - 1)];
  }

  void remove(int tag) {
    roles[tag & (roles.length - 1)] = ARRIVED;
    while (oldest < end && role(oldest) == ARRIVED) {
      oldest++;
    }
  }

  private void grow() {
    int size = roles.length;
    int[] grownRoles = new int[2 * size];
    long[] grownCreated = new long[2 * size];
    Arrays.fill(grownRoles, ARRIVED);
    for (int tag = oldest; tag < end; tag++) {
      grownRoles[tag & (2 * size - 1)] = roles[tag & (size - 1)];
      grownCreated[tag & (2 * size - 1)] = requestCreated[tag & (size - 1)];
    }
    roles = grownRoles;
    requestCreated = grownCreated;
  }
}
