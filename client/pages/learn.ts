// /learn: which of its self-tests are for this person.
import "../elements/move-figure.ts";
import "./base.ts";
import "../elements/for-you-test.ts";
