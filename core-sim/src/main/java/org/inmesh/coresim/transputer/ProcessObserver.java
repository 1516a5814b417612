package org.inmesh.coresim.transputer;

/**
 * Is told, for a record of a run, what becomes of processes and their messages. Whether somebody is
 * told changes nothing that is simulated; nobody costs nothing.
 *
 * <p>Events come in the order of cycles. The cycle of an event is the one in which the instruction,
 * or the dispatch, that it belongs to begins at last: one that waits for memory begins anew, and
 * what it did before that has not happened. The cycles that the instruction itself takes come
 * after. Of a message that a network brings it is the cycle in which the last packet arrives.
 *
 * <p>A process is a descriptor: workspace address and, in bit 0, priority. While it runs its
 * workspace moves with its calls, so that it may leave the core with another descriptor than it
 * came with; from then until it runs again the descriptor stays.
 */
public interface ProcessObserver {

  /** How much has to be told. What need not be may be told in part. */
  enum Extent {
    /** Messages by way of other cores or the host, and markers. Cores stay as fast as they are. */
    OUTSIDE,
    /** All messages and what becomes of processes: for which no short ways are taken. */
    PROCESSES,
    /** Every instruction as well: executed one by one in its cycle. */
    INSTRUCTIONS
  }

  /** What this observer has to be told; always the same. */
  Extent extent();

  /**
   * A process that was not there before is in a run queue.
   *
   * @param address of its first instruction
   */
  void processStarted(int core, int process, int address, long cycle);

  /** A process that waited, or gave way, is in a run queue. */
  void processReady(int core, int process, long cycle);

  /**
   * A process is given the core.
   *
   * @param address where it goes on
   */
  void processRunning(int core, int process, int address, long cycle);

  /**
   * A process leaves the core until something happens.
   *
   * @param address of the instruction that waits
   * @param channel or lock that it waits at; 0 for other reasons
   */
  void processWaiting(
      int core, int process, int address, WaitingProcesses.Reason reason, int channel, long cycle);

  /**
   * A process leaves the core to others: it was interrupted, or its time slice has ended.
   *
   * @param address of the instruction that ended the slice, or that is not executed yet
   */
  void processGaveWay(int core, int process, int address, long cycle);

  /**
   * A process has come to its end, or has stopped.
   *
   * @param address of the instruction that ended or stopped it
   */
  void processEnded(int core, int process, int address, long cycle);

  /** No process is ready. */
  void coreIdle(int core, long cycle);

  /** There is something to do again, or for the first time. */
  void coreBusy(int core, long cycle);

  /** A process begins to send. */
  void outputStarted(int core, int process, int channel, int bytes, long cycle);

  /** A process begins to receive. */
  void inputStarted(int core, int process, int channel, int bytes, long cycle);

  /**
   * A message is with its receiver, or, inside of a memory, begins to be copied there.
   *
   * @param core of the receiver
   * @param process that receives
   * @param channel as the receiver addresses it
   */
  void messageReceived(int core, int process, int channel, int bytes, long cycle);

  /**
   * An instruction, with its prefixes, is executed.
   *
   * @param address of its first byte
   * @param function code, 0 to 15
   * @param operand with what the prefixes add
   */
  void instruction(int core, int process, int address, int function, int operand, long cycle);

  /** The program marks this point. */
  void marker(int core, int process, int value, long cycle);
}
