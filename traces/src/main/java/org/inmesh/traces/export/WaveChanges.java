package org.inmesh.traces.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongArrayList;

/**
 * Writes the changes of a waveform in the order of time. Events of a trace may come a little late,
 * so changes wait for that long; changes of one time count in the order in which they come, the end
 * of a pulse before all others.
 */
final class WaveChanges {
  /** Value of a variable that nothing drives. */
  static final long UNDRIVEN = Long.MIN_VALUE;

  private static final long UNKNOWN = Long.MIN_VALUE + 1;

  private final WaveVariables variables;
  private final LongUnaryOperator picoseconds;
  private final Writer out;
  private final Bucket[] buckets;
  private final long[] values;
  private final long[] written;
  private final IntArrayList changed = new IntArrayList();

  /** The first tick whose changes are not written yet. */
  private long first;

  private long writtenTime = 0;

  /** What changes in a tick. */
  private static final class Bucket {
    private final IntArrayList ends = new IntArrayList();
    private final IntArrayList set = new IntArrayList();
    private final LongArrayList setTo = new LongArrayList();
    private final IntArrayList added = new IntArrayList();
    private final LongArrayList addend = new LongArrayList();
  }

  /**
   * Begins with all scalars low, all vectors without a driver.
   *
   * @param patience ticks that a change may come late, and longest pulse
   * @param picoseconds of a tick
   */
  WaveChanges(WaveVariables variables, int patience, LongUnaryOperator picoseconds, Writer out)
      throws IOException {
    this.variables = variables;
    this.picoseconds = picoseconds;
    this.out = out;
    buckets = new Bucket[2 * patience + 1];
    Arrays.setAll(buckets, tick -> new Bucket());
    values = new long[variables.count()];
    written = new long[variables.count()];
    Arrays.fill(written, UNKNOWN);
    for (int variable = 0; variable < values.length; variable++) {
      values[variable] = variables.isScalar(variable) ? 0 : UNDRIVEN;
    }
  }

  /** Writes all values as they are before the first event. */
  void begin() throws IOException {
    out.write("#0\n$dumpvars\n");
    for (int variable = 0; variable < values.length; variable++) {
      writeValue(variable);
    }
    out.write("$end\n");
  }

  /** Gives a variable a value that holds before the first event. */
  void initial(int variable, long value) {
    if (variable != WaveVariables.NONE) {
      values[variable] = value;
    }
  }

  /** A variable has a value from a tick on. */
  void set(int variable, long value, long tick) {
    if (variable != WaveVariables.NONE) {
      Bucket bucket = bucket(tick);
      bucket.set.addInt(variable);
      bucket.setTo.addLong(value);
    }
  }

  /** A variable grows by an amount. */
  void add(int variable, long amount, long tick) {
    if (variable != WaveVariables.NONE) {
      Bucket bucket = bucket(tick);
      bucket.added.addInt(variable);
      bucket.addend.addLong(amount);
    }
  }

  /** A variable is high for a time. */
  void pulse(int variable, long tick, int length) {
    if (variable != WaveVariables.NONE) {
      set(variable, 1, tick);
      Bucket bucket = bucket(tick + length);
      bucket.ends.addInt(variable);
    }
  }

  /**
   * Where changes of a tick wait; those of one that is written already, in the first that is not.
   */
  private Bucket bucket(long tick) {
    if (tick >= first + buckets.length) {
      writeBefore(tick - buckets.length + 1);
    }
    return buckets[(int) (Math.max(tick, first) % buckets.length)];
  }

  private void writeBefore(long tick) {
    try {
      for (int count = 0; count < buckets.length && first < tick; count++) {
        write(buckets[(int) (first % buckets.length)], first);
        first++;
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    first = Math.max(first, tick);
  }

  /**
   * Writes what waits.
   *
   * @param end last tick of the waveform
   */
  void finish(long end) throws IOException {
    writeBefore(first + buckets.length);
    writeTime(Math.max(picoseconds.applyAsLong(end), writtenTime));
  }

  private void write(Bucket bucket, long tick) throws IOException {
    for (int index = 0; index < bucket.ends.size(); index++) {
      change(bucket.ends.getInt(index), 0);
    }
    for (int index = 0; index < bucket.set.size(); index++) {
      change(bucket.set.getInt(index), bucket.setTo.getLong(index));
    }
    for (int index = 0; index < bucket.added.size(); index++) {
      int variable = bucket.added.getInt(index);
      change(variable, values[variable] + bucket.addend.getLong(index));
    }
    bucket.ends.clear();
    bucket.set.clear();
    bucket.setTo.clear();
    bucket.added.clear();
    bucket.addend.clear();
    for (int index = 0; index < changed.size(); index++) {
      int variable = changed.getInt(index);
      if (values[variable] != written[variable]) {
        writeTime(picoseconds.applyAsLong(tick));
        writeValue(variable);
      }
    }
    changed.clear();
  }

  private void change(int variable, long value) {
    values[variable] = value;
    changed.addInt(variable);
  }

  private void writeTime(long time) throws IOException {
    if (time > writtenTime) {
      out.write("#" + time + "\n");
      writtenTime = time;
    }
  }

  private void writeValue(int variable) throws IOException {
    long value = values[variable];
    String identifier = WaveVariables.identifier(variable);
    if (variables.isScalar(variable)) {
      out.write((value == 0 ? "0" : "1") + identifier + "\n");
    } else {
      String digits = value == UNDRIVEN ? "z" : Integer.toBinaryString((int) value);
      out.write("b" + digits + " " + identifier + "\n");
    }
    written[variable] = value;
  }
}
