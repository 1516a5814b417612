package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import java.util.Arrays;
import org.inmesh.isa.transputer.OperationCode;

/** What a core's own cycles are spent for, by instruction. */
public enum Activity {
  /** All that is not listed below. */
  COMPUTE,
  /** out, outbyte, outword. */
  SEND,
  /** in. */
  RECEIVE,
  /** Beginning, enabling, waiting, disabling and ending of alternations. */
  ALTERNATION,
  /** Starting, ending, dispatching, interrupting processes, and waiting for a time. */
  SCHEDULER,
  /** Inmesh's own instructions: locks, fences, atomic operations. */
  SHARED_MEMORY;

  private static final Activity[] BY_INSTRUCTION = byInstruction();

  /** The activity that an instruction belongs to, by its number of {@link DecodedCode}. */
  static Activity of(int instruction) {
    return BY_INSTRUCTION[instruction];
  }

  private static Activity[] byInstruction() {
    Activity[] activities = new Activity[DecodedCode.INSTRUCTION_LIMIT];
    Arrays.fill(activities, COMPUTE);
    set(activities, SEND, OperationCode.OUT, OperationCode.OUTBYTE, OperationCode.OUTWORD);
    set(activities, RECEIVE, OperationCode.IN);
    set(
        activities,
        ALTERNATION,
        OperationCode.ALT,
        OperationCode.TALT,
        OperationCode.ALTWT,
        OperationCode.TALTWT,
        OperationCode.ALTEND,
        OperationCode.ENBC,
        OperationCode.ENBS,
        OperationCode.ENBT,
        OperationCode.DISC,
        OperationCode.DISS,
        OperationCode.DIST);
    set(
        activities,
        SCHEDULER,
        OperationCode.STARTP,
        OperationCode.ENDP,
        OperationCode.RUNP,
        OperationCode.STOPP,
        OperationCode.STOPERR,
        OperationCode.TIN);
    set(
        activities,
        SHARED_MEMORY,
        OperationCode.ATOMADD,
        OperationCode.ATOMEXCH,
        OperationCode.ATOMCMPX,
        OperationCode.FENCE,
        OperationCode.LOCK,
        OperationCode.UNLOCK);
    return activities;
  }

  private static void set(Activity[] activities, Activity activity, int... codes) {
    for (int code : codes) {
      activities[OPERATION + code] = activity;
    }
  }
}
