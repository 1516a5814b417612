package org.inmesh.coresim;

/**
 * How the interfaces between cores and network deliver messages: when they wait for an answer, and
 * what they do where delivery takes more than one try, or is not certain.
 *
 * @param retryCycles core cycles, beyond an undisturbed round trip, for which a packet's
 *     acknowledgement is waited for before the packet is sent again; 1 to 1,000,000
 * @param receiveBuffer messages that an unreliable channel keeps for its receiver, 1 to 1024; one
 *     that finds no room is dropped
 * @param acknowledgement which packets of a message of more than one are answered
 */
public record DeliverySpecification(
    int retryCycles, int receiveBuffer, Acknowledgement acknowledgement) {
  /** Where nothing else is said. */
  public static final DeliverySpecification USUAL =
      new DeliverySpecification(64, 8, Acknowledgement.MESSAGE);

  /** Which packets of a message the receiver acknowledges. */
  public enum Acknowledgement {
    /** The first, when its process is there, and the last; in between they follow each other. */
    MESSAGE,

    /** Each, and the next is sent only then: as the T9000's virtual channels do. */
    PACKET
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public DeliverySpecification {
    check("retryCycles", retryCycles, 1_000_000);
    check("receiveBuffer", receiveBuffer, 1024);
  }

  private static void check(String name, int value, int maximum) {
    if (value < 1 || value > maximum) {
      throw new IllegalArgumentException(name + " must be from 1 to " + maximum + ", not " + value);
    }
  }
}
