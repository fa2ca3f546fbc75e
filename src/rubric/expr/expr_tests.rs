//! Every operator with its precedence, and every refusal with the character it points at and the help it gives.

use super::{Comparison, Expr, ExprFault, Operation, Terms};
use crate::base::number::Q;
use crate::facts::catalogue::{Fact, Kind};

fn read(text: &str) -> Result<Expr, ExprFault> {
    Expr::read(text, Kind::Truth, &Terms::new())
}

fn number(text: &str) -> Result<Expr, ExprFault> {
    Expr::read(text, Kind::Number, &Terms::new())
}

/// An expression with all its brackets.
fn shape(expr: &Expr) -> String {
    let all = |parts: &[Expr], sign: &str| format!("({})", parts.iter().map(shape).collect::<Vec<_>>().join(sign));
    match expr {
        Expr::Fact(fact) => fact.id().to_owned(),
        Expr::Number(q) => q.to_string(),
        Expr::Constant(value) => value.to_string(),
        Expr::Exists(fact) => format!("exists({})", fact.id()),
        Expr::Known(fact) => format!("known({})", fact.id()),
        Expr::Not(inner) => format!("!{}", shape(inner)),
        Expr::Minus(inner) => format!("-{}", shape(inner)),
        Expr::And(parts) => all(parts, " && "),
        Expr::Or(parts) => all(parts, " || "),
        Expr::Compare(how, left, right) => format!("({} {} {})", shape(left), how.sign(), shape(right)),
        Expr::Arithmetic(how, left, right) => {
            let sign = match how {
                Operation::Plus => '+',
                Operation::Minus => '-',
                Operation::Times => '*',
                Operation::Over => '/',
            };
            format!("({} {sign} {})", shape(left), shape(right))
        }
    }
}

/// Where it is refused (characters from 0), with what words and what help.
fn refused(text: &str) -> (usize, String, Option<String>) {
    let wrong = read(text).expect_err(text);
    (wrong.start, wrong.message, wrong.help)
}

#[test]
fn operators_bind_as_in_the_common_expression_language() {
    for (text, expected) in [
        ("true || false && true", "(true || (false && true))"),
        ("(true || false) && true", "((true || false) && true)"),
        ("true && false && true", "(true && false && true)"),
        ("true || false || true", "(true || false || true)"),
        ("!true && false", "(!true && false)"),
        ("!(true && false)", "!(true && false)"),
        ("!!true", "!!true"),
        ("1 + 2 * 3 == 7", "((1 + (2 * 3)) == 7)"),
        ("(1 + 2) * 3 == 9", "(((1 + 2) * 3) == 9)"),
        ("8 - 3 - 2 == 3", "(((8 - 3) - 2) == 3)"),
        ("8 / 4 / 2 == 1", "(((8 / 4) / 2) == 1)"),
        ("8 - 6 / 3 == 6", "((8 - (6 / 3)) == 6)"),
        ("-2 * 3 < 0", "((-2 * 3) < 0)"),
        ("- -2 > 1", "(--2 > 1)"),
        ("-(1 + 2) != 3", "(-(1 + 2) != 3)"),
        (
            "1 < 2 && 2 <= 2 || 3 > 2 && 3 >= 3",
            "(((1 < 2) && (2 <= 2)) || ((3 > 2) && (3 >= 3)))",
        ),
        ("reach.heard>=1", "(reach.heard >= 1)"),
        (
            "exists(reach.heard) && known(reach.margin)",
            "(exists(reach.heard) && known(reach.margin))",
        ),
        ("exercise.proposal", "exercise.proposal"),
    ] {
        assert_eq!(shape(&read(text).unwrap_or_else(|w| panic!("{text}: {w:?}"))), expected, "{text}");
    }
    assert_eq!(shape(&number("reach.heard + 1").unwrap()), "(reach.heard + 1)");
}

#[test]
fn every_comparison_is_read_and_written_alike() {
    for (sign, how) in [
        ("==", Comparison::Equal),
        ("!=", Comparison::NotEqual),
        ("<", Comparison::Less),
        ("<=", Comparison::AtMost),
        (">", Comparison::More),
        (">=", Comparison::AtLeast),
    ] {
        let Expr::Compare(read, ..) = read(&format!("1 {sign} 2")).unwrap() else {
            panic!("no comparison")
        };
        assert_eq!(read, how);
        assert_eq!(read.sign(), sign);
    }
}

#[test]
fn decimals_are_exact() {
    for (text, numerator, denominator) in [
        ("0.1", 1, 10),
        ("0.3", 3, 10),
        ("12.50", 25, 2),
        ("007", 7, 1),
        ("0.000001", 1, 1_000_000),
        ("123456789012345678", 123_456_789_012_345_678, 1),
    ] {
        assert_eq!(
            number(text).unwrap(),
            Expr::Number(Q::new(numerator, denominator).unwrap()),
            "{text}"
        );
    }
}

#[test]
fn a_wrong_character_is_pointed_at() {
    for (text, start, message, help) in [
        ("reach.heard = 2", 12, "'=' is not part of an expression", Some("use == to compare")),
        ("true & false", 5, "'&' is not part of an expression", Some("use && for and")),
        ("true | false", 5, "'|' is not part of an expression", Some("use || for or")),
        ("true # false", 5, "'#' is not part of an expression", None),
        ("'x' == 1", 0, "''' is not part of an expression", None),
        // places count characters, not bytes
        ("true && é", 8, "'é' is not part of an expression", None),
        (
            "\u{a0}true = false",
            6,
            "'=' is not part of an expression",
            Some("use == to compare"),
        ),
        ("1 < 2 < 3", 6, "two comparisons in a row", Some("write a < b && b < c")),
        ("1 == 1 == 1", 7, "two comparisons in a row", Some("write a < b && b < c")),
        ("1. < 2", 0, "'1.' is not a number, expected digits such as 12 or 0.5", None),
        ("1 < 1.2.3", 4, "'1.2.3' is not a number, expected digits such as 12 or 0.5", None),
        (
            "1 < 1234567890123456789",
            4,
            "'1234567890123456789' is not a number, expected digits such as 12 or 0.5",
            None,
        ),
    ] {
        assert_eq!(refused(text), (start, message.to_owned(), help.map(str::to_owned)), "{text}");
    }
}

#[test]
fn what_is_missing_or_too_much_is_pointed_at() {
    for (text, start, message) in [
        ("", 0, "read the end, expected a fact, a number or '('"),
        ("   ", 3, "read the end, expected a fact, a number or '('"),
        ("(true", 5, "read the end, expected ')'"),
        ("(true && (false || true)", 24, "read the end, expected ')'"),
        ("true)", 4, "read ')' after the end of the expression"),
        ("()", 1, "read ')', expected a fact, a number or '('"),
        ("true &&", 7, "read the end, expected a fact, a number or '('"),
        ("&& true", 0, "read '&&', expected a fact, a number or '('"),
        ("true false", 5, "read 'false' after the end of the expression"),
        ("true 2", 5, "read '2' after the end of the expression"),
        ("exists reach.heard", 7, "read 'reach.heard' after 'exists', expected '('"),
        ("known(", 6, "read the end, expected the name of a fact"),
        ("known(1)", 6, "read '1', expected the name of a fact"),
        ("exists(reach.heard", 18, "read the end, expected ')'"),
        ("exists(reach.heard > 1)", 19, "read '>', expected ')'"),
    ] {
        assert_eq!(refused(text), (start, message.to_owned(), None), "{text}");
    }
}

#[test]
fn truths_and_numbers_are_not_mixed() {
    let (truth, a_number) = ("something true or false", "a number");
    for (text, start, seen, wanted) in [
        ("1", 0, a_number, truth),
        ("reach.heard", 0, a_number, truth),
        ("1 + 2", 0, a_number, truth),
        ("true + 1 == 2", 0, truth, a_number),
        ("1 + true == 2", 4, truth, a_number),
        ("2 * (1 < 2) == 2", 4, truth, a_number),
        ("!1", 0, a_number, truth),
        ("-true < 1", 0, truth, a_number),
        ("true == 1", 0, truth, a_number),
        ("1 == true", 5, truth, a_number),
        ("1 && true", 9, a_number, truth),
        ("true || 1", 9, a_number, truth),
        ("exercise.proposal > 1", 0, truth, a_number),
    ] {
        let (at, message, help) = refused(text);
        assert_eq!((at, message), (start, format!("read {seen}, expected {wanted}")), "{text}");
        let says = if wanted == truth { "compare the number" } else { "write it alone" };
        assert!(help.is_some_and(|help| help.contains(says)), "{text}");
    }
    assert_eq!(
        number("true").unwrap_err().message,
        "read something true or false, expected a number"
    );
}

#[test]
fn words_of_other_languages_are_given_their_sign() {
    for (text, help) in [
        ("true and false", "use && for and"),
        ("true OR false", "use || for OR"),
        ("exercise.proposal is true", "use == for is"),
        ("not true", "use ! for not"),
        ("true && not exercise.proposal", "use ! for not"),
        ("reach.return_rate < 20%", "leave the sign out; a share is a number from 0 to 100"),
    ] {
        assert_eq!(refused(text).2.as_deref(), Some(help), "{text}");
    }
}

#[test]
fn an_unknown_fact_is_named_with_the_nearest_known_one() {
    assert_eq!(
        refused("true && reach.herd > 1"),
        (
            8,
            "there is no fact 'reach.herd'".to_owned(),
            Some("did you mean 'reach.heard'?".to_owned())
        )
    );
    assert_eq!(
        refused("exists(reach.marginn)"),
        (
            7,
            "there is no fact 'reach.marginn'".to_owned(),
            Some("did you mean 'reach.margin'?".to_owned())
        )
    );
    assert_eq!(
        refused("qqqqqqqqqqqqqqqqqqqqqqqq"),
        (
            0,
            "there is no fact 'qqqqqqqqqqqqqqqqqqqqqqqq'".to_owned(),
            Some("`earnest facts` lists every fact".to_owned())
        )
    );
}

#[test]
fn terms_stand_for_what_they_name() {
    let mut terms = Terms::new();
    terms.insert("said_back_soon".to_owned(), read("closing.days_to_results <= 84").unwrap());
    let with = |text: &str| Expr::read(text, Kind::Truth, &terms);
    assert_eq!(shape(&with("!term.said_back_soon").unwrap()), "!(closing.days_to_results <= 84)");
    let wrong = with("true || term.said_back_son").unwrap_err();
    assert_eq!(
        (wrong.start, wrong.message.as_str(), wrong.help.as_deref()),
        (8, "there is no term 'said_back_son'", Some("did you mean 'term.said_back_soon'?"))
    );
    let wrong = with("term.quite_another").unwrap_err();
    assert_eq!(
        (wrong.message.as_str(), wrong.help.as_deref()),
        ("there is no term 'quite_another'", Some("name it under terms"))
    );
    assert_eq!(Expr::terms_in("term.a && (term.b || !term.a) && reach.heard > 1"), ["a", "b", "a"]);
    assert!(Expr::terms_in("term.a = 1").is_empty(), "what cannot be read names nothing");
}

#[test]
fn a_deep_or_endless_expression_is_refused() {
    let nested = |deep: usize| format!("{}true{}", "(".repeat(deep), ")".repeat(deep));
    assert!(read(&nested(32)).is_ok());
    assert_eq!(
        refused(&nested(33)),
        (33, "the expression is more than 32 levels deep".to_owned(), None)
    );
    assert_eq!(
        refused(&format!("{}true", "!".repeat(40))),
        (33, "the expression is more than 32 levels deep".to_owned(), None)
    );
    // far too deep for the stack, were it followed down
    assert_eq!(refused(&"(".repeat(100_000)).1, "the expression is more than 32 levels deep");

    let chain = |parts: usize| vec!["true"; parts].join(" && ");
    // the parts and the one && that joins them
    assert!(read(&chain(499)).is_ok());
    let (start, message, _) = refused(&chain(501));
    assert_eq!(message, "the expression has more than 500 parts");
    assert!(start >= 500 * "true && ".len(), "{start}");
}

#[test]
fn the_facts_of_an_expression_come_once_each_in_order() {
    let expr = read("reach.heard > 1 && (exists(reach.margin) || !known(reach.heard)) && -reach.ways < 1").unwrap();
    assert_eq!(expr.facts(), [Fact::Heard, Fact::Margin, Fact::Ways]);
}

/// Text of pieces that are nearly an expression, and of any characters at all: refused or read, and a refusal points into it.
#[test]
fn random_garbage_never_panics() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % (below as u64)).unwrap()
    };
    let pieces = [
        "reach.heard",
        "term.x",
        "exists",
        "known",
        "true",
        "(",
        ")",
        "!",
        "-",
        "+",
        "*",
        "/",
        "==",
        "=",
        "<",
        "<=",
        "&&",
        "||",
        "|",
        "0.1",
        "1.",
        "9",
        "99999999999999999999",
        " ",
        "\n",
        "é",
        "\u{1f600}",
        ".",
        "\"",
        "\0",
        "a.b.c",
    ];
    for round in 0..40_000 {
        let mut text = String::new();
        for _ in 0..next(24) {
            if round % 3 == 0 {
                text.push(char::from_u32(u32::try_from(next(0x2000)).unwrap()).unwrap_or('?'));
            } else {
                text.push_str(pieces[next(pieces.len())]);
                if next(2) == 0 {
                    text.push(' ');
                }
            }
        }
        for kind in [Kind::Truth, Kind::Number] {
            match Expr::read(&text, kind, &Terms::new()) {
                Ok(expr) => assert_eq!(expr.kind(), kind, "{text}"),
                Err(wrong) => assert!(
                    wrong.start <= text.chars().count() && !wrong.message.is_empty(),
                    "{text}: {wrong:?}"
                ),
            }
        }
        drop(Expr::terms_in(&text));
    }
}
