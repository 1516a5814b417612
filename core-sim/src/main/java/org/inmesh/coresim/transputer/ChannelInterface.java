package org.inmesh.coresim.transputer;

/**
 * What a core's communication instructions do with a channel that leads outside: virtual channels
 * to other cores and the host's channels, whose addresses are not negative while those of memory
 * are, or the links of a transputer module, whose channels are the lowest words of memory.
 */
public interface ChannelInterface {

  /** Lowest address of a channel that leads outside. */
  default int lowestChannel() {
    return 0;
  }

  /** Bytes from the lowest to behind the highest such address, without sign. */
  default int channelBytes() {
    return Integer.MIN_VALUE;
  }

  /**
   * Starts an output.
   *
   * @param descriptor of the process
   * @param channel address
   * @param pointer address of the message
   * @param bytes its length
   * @return true if it is complete; false if the process is to wait until it is woken
   */
  boolean output(int descriptor, int channel, int pointer, int bytes);

  /** Starts an input; parameters and result as for {@link #output}. */
  boolean input(int descriptor, int channel, int pointer, int bytes);

  /**
   * Enables a guard.
   *
   * @return true if an input would find a sender; false if {@link TransputerCore#guardReady} will
   *     be called when one comes, until {@link #disable}
   */
  boolean enable(int descriptor, int channel);

  /** Disables a guard; true if an input would find a sender. */
  boolean disable(int descriptor, int channel);

  /**
   * {@code resetch}: forgets what is going on on this core's end.
   *
   * @return what the channel word held; NotProcess if there is none
   */
  int reset(int channel);

  /**
   * Takes up what came from outside with {@link TransputerCore#wake} as a number that is not
   * negative, and so no process. May be repeated after a stall of memory, and then has to do the
   * same.
   *
   * @return descriptor of a process that can go on; 0 if there is none
   */
  default int takeUp(int event) {
    throw new IllegalStateException("nothing but processes is woken here");
  }

  /** That has been done, for good. */
  default void takenUp(int event) {}
}
