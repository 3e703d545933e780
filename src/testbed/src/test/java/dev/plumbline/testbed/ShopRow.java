package dev.plumbline.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a model saw, in values that clients write differently: whole numbers, booleans, numbers that
 * are names.
 *
 * @param quantity numeric, whole
 * @param amount numeric, null when missing
 * @param returning numeric, a boolean
 * @param member categorical, a boolean
 * @param code categorical, a whole number
 * @param country categorical
 */
record ShopRow(
    int quantity, Double amount, boolean returning, boolean member, int code, String country) {

  static final String HEADER = "quantity,amount,returning,member,code,country";

  /** The same rows every time; every tenth has no amount. */
  static List<ShopRow> all(int size) {
    Random random = new Random(7);
    List<ShopRow> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rows.add(
          new ShopRow(
              1 + random.nextInt(20),
              i % 10 == 9 ? null : Math.exp(3 + random.nextGaussian()),
              random.nextBoolean(),
              random.nextInt(3) == 0,
              15 + random.nextInt(5),
              List.of("DE", "FR", "US", "007").get(random.nextInt(4))));
    }
    return rows;
  }

  /** As pandas writes a file: a column of codes with gaps has turned into doubles. */
  String csv() {
    return "%d,%s,%b,%s,%d.0,%s"
        .formatted(
            quantity,
            amount == null ? "" : amount,
            returning,
            member ? "True" : "False",
            code,
            country);
  }

  /** The features as JSON, with the types of whoever has only doubles. */
  String asDoubles() {
    return json(
        quantity + ".0", Boolean.toString(returning), Boolean.toString(member), code + ".0");
  }

  /** The features as JSON, with the types of a language without static ones. */
  String asMixed() {
    return json(
        Integer.toString(quantity),
        Boolean.toString(returning),
        Boolean.toString(member),
        "\"" + code + ".0\"");
  }

  /** The features as JSON, with whole numbers for all that is whole. */
  String asIntegers() {
    return json(
        Integer.toString(quantity),
        returning ? "1" : "0",
        member ? "1" : "0",
        Integer.toString(code));
  }

  private String json(String quantities, String returns, String members, String codes) {
    return "{\"quantity\":%s,\"amount\":%s,\"returning\":%s,\"member\":%s,\"code\":%s,\"country\":\"%s\"}"
        .formatted(quantities, amount, returns, members, codes, country);
  }
}
