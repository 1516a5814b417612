package org.inmesh.bench.study.cluster;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SerializationConfig;

/**
 * How Hazelcast is set up: TCP/IP to named hosts only, bound to one address, silent; nothing is
 * looked for, announced or reported home, and nothing but runs can be sent.
 */
final class Hazelcasts {
  /** Of both sides; workers with another simulator are told apart by an attribute. */
  private static final String CLUSTER = "inmesh-studies";

  /** Name of the distributed executor. */
  static final String EXECUTOR = "runs";

  /** Attributes of a worker's member. */
  static final String SIMULATOR = "inmesh.simulator";

  static final String VERSION = "inmesh.version";
  static final String THREADS = "inmesh.threads";
  static final String MEMORY = "inmesh.memory";

  private static final String HEARTBEAT_SECONDS = "5";
  private static final String SILENCE_SECONDS = "60";
  private static final int CONNECT_MILLISECONDS = 5000;
  private static final int RETRY_MILLISECONDS = 1000;

  private Hazelcasts() {}

  /** A worker's member. */
  static Config member(WorkerSettings settings, String address) {
    Config config = new Config();
    config.setClusterName(CLUSTER);
    config.setInstanceName("worker-" + address + "-" + settings.port());
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.local.localAddress", address);
    config.setProperty("hazelcast.heartbeat.interval.seconds", HEARTBEAT_SECONDS);
    config.setProperty("hazelcast.max.no.heartbeat.seconds", SILENCE_SECONDS);
    config.getJetConfig().setEnabled(false);
    config.getMetricsConfig().setEnabled(false);
    config.getManagementCenterConfig().setConsoleEnabled(false).setDataAccessEnabled(false);
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(settings.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(address);
    JoinConfig join = network.getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true);
    settings.join().forEach(other -> join.getTcpIpConfig().addMember(other.toString()));
    config.getExecutorConfig(EXECUTOR).setPoolSize(settings.threads()).setStatisticsEnabled(false);
    onlyRuns(config.getSerializationConfig());
    return config;
  }

  /** The coordinator's client of a worker; it ends when the worker is lost. */
  static ClientConfig client(HostAddress worker) {
    ClientConfig config = new ClientConfig();
    config.setClusterName(CLUSTER);
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.client.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.client.statistics.enabled", "false");
    config.getMetricsConfig().setEnabled(false);
    config.getNetworkConfig().addAddress(worker.toString());
    config.getNetworkConfig().setConnectionTimeout(CONNECT_MILLISECONDS);
    config.getConnectionStrategyConfig().setReconnectMode(ReconnectMode.OFF);
    config
        .getConnectionStrategyConfig()
        .getConnectionRetryConfig()
        .setClusterConnectTimeoutMillis(RETRY_MILLISECONDS);
    onlyRuns(config.getSerializationConfig());
    return config;
  }

  /** Java serialisation is left to the exceptions of Hazelcast and of the JDK. */
  private static void onlyRuns(SerializationConfig serialization) {
    serialization.addDataSerializableFactory(RunTask.FACTORY, new RunTask.Factory());
    JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
    filter.setDefaultsDisabled(true);
    filter
        .getWhitelist()
        .addPrefixes("com.hazelcast.", "java.lang.", "java.util.", "java.io.", "[");
    serialization.setJavaSerializationFilterConfig(filter);
  }
}
