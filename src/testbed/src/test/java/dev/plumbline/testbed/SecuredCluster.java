package dev.plumbline.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * A {@link MonitoredCluster} whose broker asks an authorizer: one listener for {@code
 * User:plumbline}, who logs in with a password and may nothing by itself, and one without a
 * password for whoever administers it.
 */
final class SecuredCluster implements AutoCloseable {

  static final String PASSWORD = "plumb";

  private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MonitoredCluster cluster;
  private final int securedPort;
  private final Admin admin;

  private SecuredCluster(MonitoredCluster cluster, int securedPort) {
    this.cluster = cluster;
    this.securedPort = securedPort;
    this.admin = Admin.create(Map.of("bootstrap.servers", cluster.local().kafka()));
  }

  /** Starts it, with further options of {@code scripts/cluster up}. */
  static SecuredCluster start(String... options) {
    List<Integer> ports = freePorts(3);
    String plain = "PLAINTEXT://127.0.0.1:" + ports.get(0);
    String secured = "SASL_PLAINTEXT://127.0.0.1:" + ports.get(2);
    List<String> all =
        new ArrayList<>(
            List.of(
                "--kafka-port",
                ports.get(0).toString(),
                "--kafka-controller-port",
                ports.get(1).toString()));
    for (String setting :
        List.of(
            "listeners=" + plain + ",CONTROLLER://127.0.0.1:" + ports.get(1) + "," + secured,
            "advertised.listeners=" + plain + "," + secured,
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,"
                + "SASL_PLAINTEXT:SASL_PLAINTEXT",
            "sasl.enabled.mechanisms=PLAIN",
            "listener.name.sasl_plaintext.plain.sasl.jaas.config="
                + LOGIN
                + " required user_plumbline=\""
                + PASSWORD
                + "\";",
            "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users=User:ANONYMOUS")) {
      all.addAll(List.of("--kafka-conf", setting));
    }
    all.addAll(List.of(options));
    MonitoredCluster started = MonitoredCluster.start(all.toArray(String[]::new));
    return new SecuredCluster(started, ports.get(2));
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new IllegalStateException("no free ports", e);
    }
  }

  MonitoredCluster monitored() {
    return cluster;
  }

  LocalCluster local() {
    return cluster.local();
  }

  /** The listener that asks who is there. */
  String secured() {
    return "127.0.0.1:" + securedPort;
  }

  /**
   * How {@code User:plumbline} logs in, as the properties of a Kafka client.
   *
   * @param password its password, or what a config provider stands for
   */
  static Map<String, String> login(String password) {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        LOGIN + " required username=\"plumbline\" password=\"" + password + "\";");
  }

  /** What is granted to anybody. */
  Collection<AclBinding> grants() {
    return get(() -> admin.describeAcls(AclBindingFilter.ANY).values().get());
  }

  /** Takes this away, and returns when the broker goes by it. */
  void take(AclBinding binding) {
    get(() -> admin.deleteAcls(List.of(binding.toFilter())).all().get());
    await().atMost(PATIENCE).until(() -> !grants().contains(binding));
  }

  /** Takes everything away. */
  void takeAll() {
    get(() -> admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get());
    await().atMost(PATIENCE).until(() -> grants().isEmpty());
  }

  /** Grants this, and returns when the broker goes by it. */
  void grant(AclBinding binding) {
    get(() -> admin.createAcls(List.of(binding)).all().get());
    await().atMost(PATIENCE).until(() -> grants().contains(binding));
  }

  /** Runs a command of Kafka's own tools as it is printed on a page, on this cluster. */
  void run(String command) {
    List<String> words = new ArrayList<>(List.of(command.strip().split(" +")));
    words.set(words.indexOf("--bootstrap-server") + 1, local().kafka());
    local().run(words.toArray(String[]::new));
  }

  /** A call to the broker. */
  private interface Call<T> {
    T made() throws InterruptedException, ExecutionException;
  }

  private static <T> T get(Call<T> call) {
    try {
      return call.made();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the broker did not do it", e);
    }
  }

  @Override
  public void close() {
    admin.close();
    cluster.close();
  }
}
