// /learn: which of its self-tests are for this person.
import "./base.ts";
import "../elements/for-you-test.ts";
