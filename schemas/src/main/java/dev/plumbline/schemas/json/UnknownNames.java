package dev.plumbline.schemas.json;

/** What becomes of a name in JSON that the schema does not have. */
public enum UnknownNames {
  /** A person may have misspelt it: the value is refused. */
  REFUSED,
  /** A later release added it: the rest of the value is read without it. */
  PASSED_OVER
}
