package dev.plumbline.schemas.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a registry is reached: its address, as whom, and whose certificate is trusted. Secrets are
 * never in {@link #toString}, nor is user information of the address, which counts as basic
 * authentication. Files are read when they are needed, a token's with each request, so that it can
 * be renewed.
 */
public final class RegistryAccess {

  private static final String USER = "basic-auth.user";
  private static final String PASSWORD = "basic-auth.password";
  private static final String PASSWORD_FILE = "basic-auth.password-file";
  private static final String TOKEN = "bearer-token";
  private static final String TOKEN_FILE = "bearer-token-file";
  private static final String TRUST_STORE = "truststore.location";
  private static final String TRUST_STORE_PASSWORD = "truststore.password";
  private static final String KEY_STORE = "keystore.location";
  private static final String KEY_STORE_PASSWORD = "keystore.password";

  /** Every setting beside the address, as it is called behind {@code schemas.registry.}. */
  public static final List<String> KEYS =
      List.of(
          USER,
          PASSWORD,
          PASSWORD_FILE,
          TOKEN,
          TOKEN_FILE,
          TRUST_STORE,
          TRUST_STORE_PASSWORD,
          KEY_STORE,
          KEY_STORE_PASSWORD);

  private static final String MASK = "******";

  private final URI base;
  private final String userInfo;
  private final String shown;
  private final Map<String, String> settings;

  private RegistryAccess(URI base, String userInfo, String shown, Map<String, String> settings) {
    this.base = base;
    this.userInfo = userInfo;
    this.shown = shown;
    this.settings = settings;
  }

  /** A registry that asks for nothing but its address. */
  public static RegistryAccess of(URI address) {
    return of(address.toString(), Map.of());
  }

  /**
   * A registry at this address; nothing is sent or read yet.
   *
   * @param address for example {@code http://localhost:8085/apis/ccompat/v7}
   * @param settings some of {@link #KEYS}
   * @throws IllegalArgumentException with everything that is wrong
   */
  public static RegistryAccess of(String address, Map<String, String> settings) {
    List<String> problems = problems(address, settings);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new RegistryAccess(
        URI.create(address.replaceFirst("//[^/]*@", "//")),
        URI.create(address).getUserInfo(),
        masked(address),
        Map.copyOf(settings));
  }

  /** Everything that is wrong with these, one sentence each; empty when nothing is. */
  public static List<String> problems(String address, Map<String, String> settings) {
    List<String> problems = new ArrayList<>();
    try {
      URI uri = new URI(address);
      if (uri.getScheme() == null || !uri.getScheme().matches("https?") || uri.getHost() == null) {
        problems.add(
            "the registry's URL is "
                + masked(address)
                + ": it must start with http:// or https://");
      }
    } catch (URISyntaxException e) {
      problems.add("the registry's URL is " + masked(address) + ", which is no URL");
    }
    settings.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .sorted()
        .forEach(key -> problems.add("'" + key + "' is none of " + KEYS));
    boolean inUrl = address.matches("[^/]*//[^/]*@.*");
    boolean user = settings.containsKey(USER);
    boolean password = settings.containsKey(PASSWORD) || settings.containsKey(PASSWORD_FILE);
    boolean token = settings.containsKey(TOKEN) || settings.containsKey(TOKEN_FILE);
    if (user != password) {
      problems.add(USER + " and " + PASSWORD + " (or " + PASSWORD_FILE + ") belong together");
    }
    refuseBoth(settings, PASSWORD, PASSWORD_FILE, problems);
    refuseBoth(settings, TOKEN, TOKEN_FILE, problems);
    if ((inUrl ? 1 : 0) + (user || password ? 1 : 0) + (token ? 1 : 0) > 1) {
      problems.add(
          "a user in the URL, "
              + USER
              + " and "
              + TOKEN
              + " exclude each other: a request has one of them");
    }
    return problems;
  }

  private static void refuseBoth(
      Map<String, String> settings, String one, String other, List<String> problems) {
    if (settings.containsKey(one) && settings.containsKey(other)) {
      problems.add(one + " and " + other + " exclude each other");
    }
  }

  /** An address without its user information: {@code http://******@host:8081/}. */
  public static String masked(String address) {
    return address.replaceFirst("//.*@", "//" + MASK + "@");
  }

  /** The address without user information. */
  URI base() {
    return base;
  }

  /**
   * What each request says about who asks.
   *
   * @throws IOException when the file with the secret cannot be read; names it
   */
  Optional<String> authorization() throws IOException {
    if (settings.containsKey(TOKEN) || settings.containsKey(TOKEN_FILE)) {
      return Optional.of("Bearer " + secret(TOKEN, TOKEN_FILE));
    }
    if (settings.containsKey(USER)) {
      return Optional.of(basic(settings.get(USER) + ":" + secret(PASSWORD, PASSWORD_FILE)));
    }
    return Optional.ofNullable(userInfo).map(RegistryAccess::basic);
  }

  private String secret(String literal, String file) throws IOException {
    String given = settings.get(literal);
    return given != null ? given : Files.readString(Path.of(settings.get(file))).strip();
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Keys and trust for TLS; empty for those of the JVM.
   *
   * @throws IOException when a store cannot be read or opened; names it
   */
  Optional<SSLContext> tls() throws IOException {
    return TlsStores.context(
        settings.get(TRUST_STORE),
        settings.get(TRUST_STORE_PASSWORD),
        settings.get(KEY_STORE),
        settings.get(KEY_STORE_PASSWORD));
  }

  @Override
  public String toString() {
    return shown;
  }
}
