package org.inmesh.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one page, driven by the DevTools protocol over a socket on loopback. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE = 300;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
  private final StringBuilder incoming = new StringBuilder();
  private String session;

  /** Where the browser is on this host, if it is installed. */
  static Optional<Path> find() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Opens a page.
   *
   * @param folder for its profile and downloads
   */
  Chromium(Path browser, Path folder, Path page) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            browser.toString(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            "--window-size=1100,900",
            "--remote-debugging-port=0",
            "--user-data-dir=" + folder.resolve("profile"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    // So that nothing is left anywhere else.
    builder.environment().put("TMPDIR", folder.toString());
    process = builder.start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address()), new Receiver())
            .get(PATIENCE, TimeUnit.SECONDS);
    String target = call("Target.createTarget", "url", "about:blank").get("targetId").asText();
    ObjectNode attach = JSON.createObjectNode().put("targetId", target).put("flatten", true);
    session = call("Target.attachToTarget", attach).get("sessionId").asText();
    call("Runtime.enable");
    call("Log.enable");
    call("Page.enable");
    ObjectNode downloads = JSON.createObjectNode();
    downloads.put("behavior", "allow").put("eventsEnabled", true);
    downloads.put("downloadPath", folder.toString());
    call("Browser.setDownloadBehavior", downloads);
    call("Page.navigate", "url", page.toUri().toString());
    // Asked of the page itself: an event might be that of the empty page before it.
    evaluate(
        "new Promise(done => document.readyState === 'complete'"
            + " ? done() : addEventListener('load', () => done()))");
  }

  /** Chromium says on standard error where it listens. */
  private String address() throws IOException {
    BufferedReader lines = process.errorReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("DevTools listening on ")) {
        Thread.ofVirtual().start(() -> drain(lines));
        return line.substring(line.indexOf("ws://"));
      }
    }
    throw new IOException("Chromium ended");
  }

  private static void drain(BufferedReader lines) {
    try {
      while (lines.readLine() != null) {
        // Only so that the browser does not wait for a reader.
      }
    } catch (IOException closed) {
      // The browser has ended.
    }
  }

  private final class Receiver implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      incoming.append(part);
      if (last) {
        String message = incoming.toString();
        incoming.setLength(0);
        try {
          receive(JSON.readTree(message));
        } catch (IOException malformed) {
          complaints.add(malformed.toString());
        }
      }
      from.request(1);
      return null;
    }
  }

  private void receive(JsonNode message) {
    if (message.has("id")) {
      answers.remove(message.get("id").asInt()).complete(message);
      return;
    }
    String method = message.path("method").asText();
    JsonNode values = message.path("params");
    boolean complaint =
        method.equals("Runtime.exceptionThrown")
            || method.equals("Runtime.consoleAPICalled")
                && values.path("type").asText().equals("error")
            || method.equals("Log.entryAdded")
                && values.at("/entry/level").asText().equals("error");
    if (complaint) {
      complaints.add(values.toString());
    }
    boolean unfinished =
        method.equals("Browser.downloadProgress")
            && !values.path("state").asText().equals("completed");
    if (!unfinished && awaited.containsKey(method)) {
      awaited.remove(method).complete(values);
    }
  }

  private CompletableFuture<JsonNode> await(String event) {
    CompletableFuture<JsonNode> future = new CompletableFuture<>();
    awaited.put(event, future);
    return future;
  }

  private JsonNode call(String method, String... namesAndValues) throws Exception {
    ObjectNode values = JSON.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return call(method, values);
  }

  private JsonNode call(String method, ObjectNode values) throws Exception {
    int id = calls.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", values);
    if (session != null && !method.startsWith("Browser.")) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).get(PATIENCE, TimeUnit.SECONDS);
    JsonNode result = answer.get(PATIENCE, TimeUnit.SECONDS);
    if (result.has("error")) {
      throw new IOException(method + ": " + result.get("error"));
    }
    return result.get("result");
  }

  /** Errors on the console and exceptions of the page so far. */
  List<String> complaints() {
    return new ArrayList<>(complaints);
  }

  /** The value of an expression in the page; of a promise, when it is there. */
  JsonNode evaluate(String expression) throws Exception {
    ObjectNode values = JSON.createObjectNode().put("expression", expression);
    values.put("returnByValue", true).put("awaitPromise", true);
    JsonNode answer = call("Runtime.evaluate", values);
    if (answer.has("exceptionDetails")) {
      throw new IOException(answer.get("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  /** Shows the page as on paper. */
  void emulatePrint() throws Exception {
    call("Emulation.setEmulatedMedia", "media", "print");
  }

  /** Makes a PDF of it, for which the page is told before and after. */
  void print() throws Exception {
    call("Page.printToPDF");
  }

  /** The file that a click downloads, which is there whole. */
  byte[] download(Path folder, String click) throws Exception {
    CompletableFuture<JsonNode> begun = await("Browser.downloadWillBegin");
    CompletableFuture<JsonNode> ended = await("Browser.downloadProgress");
    evaluate(click);
    String name = begun.get(PATIENCE, TimeUnit.SECONDS).get("suggestedFilename").asText();
    ended.get(PATIENCE, TimeUnit.SECONDS);
    return Files.readAllBytes(folder.resolve(name));
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    socket.abort();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : all) {
      try {
        each.onExit().get(PATIENCE, TimeUnit.SECONDS);
      } catch (InterruptedException exception) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException exception) {
        throw new IOException("a process of Chromium does not end", exception);
      }
    }
  }
}
