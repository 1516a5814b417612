package org.inmesh.traces.event;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/** Events by chance and events as text, for tests of what must keep any event as it is. */
public final class RandomEvents {
  private static final List<Method> METHODS =
      Arrays.stream(EventSink.class.getMethods())
          .filter(Method::isDefault)
          .sorted(Comparator.comparing(Method::getName))
          .toList();

  private RandomEvents() {}

  /** Calls a method of the sink by chance, with values of the whole ranges of their types. */
  public static void next(RandomGenerator random, EventSink sink) {
    Method method = METHODS.get(random.nextInt(METHODS.size()));
    Object[] values =
        Arrays.stream(method.getParameterTypes()).map(type -> value(random, type)).toArray();
    try {
      method.invoke(sink, values);
    } catch (IllegalAccessException | InvocationTargetException exception) {
      throw new AssertionError(exception);
    }
  }

  private static Object value(RandomGenerator random, Class<?> type) {
    // Of all magnitudes, as small values are the usual ones.
    if (type == long.class) {
      return random.nextLong() >> random.nextInt(Long.SIZE);
    } else if (type == int.class) {
      return random.nextInt() >> random.nextInt(Integer.SIZE);
    } else {
      WaitReason[] reasons = WaitReason.values();
      return reasons[random.nextInt(reasons.length)];
    }
  }

  /** All events of a source, each as the call that it is. */
  public static List<String> texts(EventSource source) throws IOException {
    List<String> texts = new ArrayList<>();
    source.forEach(textsInto(texts));
    return texts;
  }

  /** Adds each event as the call that it is: {@code packetInjected 7 100}. */
  public static EventSink textsInto(List<String> texts) {
    return (EventSink)
        Proxy.newProxyInstance(
            EventSink.class.getClassLoader(),
            new Class<?>[] {EventSink.class},
            (proxy, method, values) -> {
              StringJoiner text = new StringJoiner(" ").add(method.getName());
              for (Object value : values) {
                text.add(String.valueOf(value));
              }
              texts.add(text.toString());
              return null;
            });
  }
}
