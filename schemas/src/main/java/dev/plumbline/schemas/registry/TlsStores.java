package dev.plumbline.schemas.registry;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Key stores in files (PKCS12 or JKS, told apart by their content) as a context for TLS. */
final class TlsStores {

  private TlsStores() {}

  /**
   * A context with these stores; a null location stands for the JVM's own trust, or for no key.
   * Keys have the password of their store.
   *
   * @return empty when neither store is given
   * @throws IOException names the store that cannot be read or opened
   */
  static Optional<SSLContext> context(
      String trustStore, String trustStorePassword, String keyStore, String keyStorePassword)
      throws IOException {
    if (trustStore == null && keyStore == null) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys(keyStore, characters(keyStorePassword)),
          trust(trustStore, characters(trustStorePassword)),
          null);
      return Optional.of(context);
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static KeyManager[] keys(String location, char[] password)
      throws IOException, GeneralSecurityException {
    if (location == null) {
      return null; // what SSLContext takes for none
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(open(location, password), password);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trust(String location, char[] password)
      throws IOException, GeneralSecurityException {
    if (location == null) {
      return null; // what SSLContext takes for that of the JVM
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(open(location, password));
    return factory.getTrustManagers();
  }

  private static KeyStore open(String location, char[] password) throws IOException {
    try {
      return KeyStore.getInstance(new File(location), password);
    } catch (IOException | GeneralSecurityException e) {
      throw new IOException("the store " + location + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static char[] characters(String password) {
    return password == null ? null : password.toCharArray();
  }
}
