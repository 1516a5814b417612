package org.inmesh.coresim.link;

import java.util.Locale;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * How long things take at one end of a link, in units of a {@link TimeBase}.
 *
 * <p>A data frame is 11 bits (two ones, eight data, a zero), an acknowledge 2. A T8 begins to
 * acknowledge 5 to 6 bit times after a frame began, and to send the next byte 5 to 6 bit times
 * after an acknowledge began (D. Jeffery, CERN, comp.sys.transputer, 13 March 1989); 5.5 and 6 give
 * INMOS's figures for 20 Mbit/s one way and both ways. At 10 and 5 Mbit/s synchronisation takes
 * fewer bits, chosen to give the data sheets' figures. A T414 acknowledges a byte when it has all
 * of it; its published 0.8 Mbyte/s leave 8 bit times for that.
 *
 * @param data of a data frame
 * @param acknowledge of an acknowledge
 * @param acknowledgeDelay from the start of a data frame to the earliest start of its acknowledge
 * @param turnaround from the start of an acknowledge to the earliest next byte, or to the time at
 *     which the sending process is ready
 */
public record LinkTiming(long data, long acknowledge, long acknowledgeDelay, long turnaround) {
  private static final int DATA_HALF_BITS = 22;
  private static final int ACKNOWLEDGE_HALF_BITS = 4;
  private static final int WHOLE_BYTE_DELAY = 16;

  /**
   * The times of a processor's links.
   *
   * @param megabits 5, 10 or 20
   */
  public static LinkTiming of(ProcessorType type, int megabits, TimeBase time) {
    int delay =
        type == ProcessorType.T414
            ? DATA_HALF_BITS + WHOLE_BYTE_DELAY
            : synchronisation(megabits, 11, 10, 8);
    int turnaround = type == ProcessorType.T414 ? 12 : synchronisation(megabits, 12, 10, 8);
    long halfBit = time.halfBit(megabits);
    return new LinkTiming(
        DATA_HALF_BITS * halfBit,
        ACKNOWLEDGE_HALF_BITS * halfBit,
        delay * halfBit,
        turnaround * halfBit);
  }

  private static int synchronisation(int megabits, int at20, int at10, int at5) {
    return switch (megabits) {
      case 20 -> at20;
      case 10 -> at10;
      case 5 -> at5;
      default ->
          throw new IllegalArgumentException(
              String.format(Locale.ROOT, "links of %d Mbit/s", megabits));
    };
  }

  /** The shortest time from the start of a frame until this end does anything because of it. */
  public long reaction() {
    return Math.min(data, Math.min(acknowledgeDelay, turnaround));
  }
}
