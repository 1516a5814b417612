package org.inmesh.bench.study.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A run on its way to a worker: texts and numbers, so that nothing of ours is deserialised. */
final class RunTask
    implements Callable<String>, HazelcastInstanceAware, IdentifiedDataSerializable {
  static final int FACTORY = 1;
  private static final int CLASS = 1;
  private static final long NO_LIMIT = 0;

  private String owner = "";
  private String key = "";
  private String run = "";
  private long bytes;
  private long limitMilliseconds;
  private HazelcastInstance member;

  /** For {@link Factory}. */
  private RunTask() {}

  /**
   * A task.
   *
   * @param owner the coordinator that wants the result
   * @param key of the run, as the coordinator's simulator has it
   * @param run in JSON
   * @param bytes of memory that it needs
   * @param limit of the worker's time; empty for none
   */
  RunTask(String owner, String key, String run, long bytes, Optional<Duration> limit) {
    this.owner = owner;
    this.key = key;
    this.run = run;
    this.bytes = bytes;
    limitMilliseconds = limit.map(Duration::toMillis).orElse(NO_LIMIT);
  }

  /** Makes tasks to be read into. */
  static final class Factory implements DataSerializableFactory {
    @Override
    public IdentifiedDataSerializable create(int typeId) {
      if (typeId != CLASS) {
        throw new IllegalArgumentException("no class " + typeId);
      }
      return new RunTask();
    }
  }

  @Override
  public void setHazelcastInstance(HazelcastInstance instance) {
    member = instance;
  }

  @Override
  public String call() {
    Worker worker = (Worker) member.getUserContext().get(Worker.CONTEXT);
    Optional<Duration> limit =
        limitMilliseconds == NO_LIMIT
            ? Optional.empty()
            : Optional.of(Duration.ofMillis(limitMilliseconds));
    return EndJson.text(worker.perform(owner, key, run, bytes, limit));
  }

  @Override
  public int getFactoryId() {
    return FACTORY;
  }

  @Override
  public int getClassId() {
    return CLASS;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeString(owner);
    out.writeString(key);
    out.writeString(run);
    out.writeLong(bytes);
    out.writeLong(limitMilliseconds);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    owner = in.readString();
    key = in.readString();
    run = in.readString();
    bytes = in.readLong();
    limitMilliseconds = in.readLong();
  }
}
