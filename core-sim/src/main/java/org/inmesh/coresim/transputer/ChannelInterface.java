package org.inmesh.coresim.transputer;

/**
 * What a core's communication instructions do with a channel that is not a word of its memory:
 * virtual channels to other cores and the host's channels. Their addresses are not negative, those
 * of memory are.
 */
public interface ChannelInterface {

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

  /** {@code resetch}: forgets what is going on on this core's end. */
  void reset(int channel);
}
