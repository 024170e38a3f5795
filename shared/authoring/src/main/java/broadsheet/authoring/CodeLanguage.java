package broadsheet.authoring;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What tells the tokens of a programming language apart.
 *
 * @param form how its text is read
 * @param lineComments what begins a comment that ends with its line
 * @param blockComment what begins a longer comment, and what ends it; empty if there is none
 * @param strings what begins and ends a string, the longest first; a string in more than one mark, or in backticks, may have lines
 * @param sigils characters that begin an annotation, a directive or a variable
 * @param keywords its reserved words
 */
record CodeLanguage(
        Form form,
        List<String> lineComments,
        List<String> blockComment,
        List<String> strings,
        String sigils,
        Set<String> keywords) {
    /** How a language's text is read. */
    enum Form {
        /** Words, of which some are reserved. */
        WORDS,
        /** Words, whose case does not matter. */
        ANY_CASE,
        /** Names with values: a word or a string before a colon or an equals sign is a name. */
        KEYS,
        /** Tags with attributes. */
        TAGS
    }

    /** Names; form; comments of a line; comment of several lines; strings; sigils; keywords. */
    private static final String TABLE = """
        java ; WORDS ; // ; /* */ ; \""" " ' ; @ ; abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for if implements import instanceof int interface long native new non-sealed package permits private protected public record return sealed short static strictfp super switch synchronized this throw throws transient try var void volatile when while yield true false null
        kotlin kt kts ; WORDS ; // ; /* */ ; \""" " ' ; @ ; abstract as break by catch class companion const constructor continue data do else enum false final finally for fun if import in init inline interface internal is lateinit null object open operator out override package private protected public return sealed super suspend this throw true try typealias val var when where while
        scala ; WORDS ; // ; /* */ ; \""" " ; @ ; abstract case catch class def do else enum extends export extension false final finally for given if implicit import lazy match new null object override package private protected return sealed super then this throw trait try true type using val var while with yield
        c h ; WORDS ; // ; /* */ ; " ' ; # ; auto bool break case char const constexpr continue default do double else enum extern false float for goto if inline int long nullptr register restrict return short signed sizeof static struct switch true typedef typeof union unsigned void volatile while NULL
        cpp c++ cc cxx hpp ; WORDS ; // ; /* */ ; " ' ; # ; alignas auto bool break case catch char class co_await co_return co_yield concept const consteval constexpr const_cast continue decltype default delete do double dynamic_cast else enum explicit export extern false final float for friend goto if inline int long mutable namespace new noexcept nullptr operator override private protected public reinterpret_cast requires return short signed sizeof static static_assert static_cast struct switch template this throw true try typedef typename union unsigned using virtual void volatile while
        csharp cs c# ; WORDS ; // ; /* */ ; \""" " ' ; # ; abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach if implicit in init int interface internal is lock long namespace new null object operator out override params private protected public readonly record ref required return sealed short static string struct switch this throw true try typeof uint ulong using var virtual void volatile when where while yield
        javascript js jsx mjs ; WORDS ; // ; /* */ ; ` " ' ; @ ; as async await break case catch class const continue debugger default delete do else export extends false finally for from function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined var void while with yield
        typescript ts tsx ; WORDS ; // ; /* */ ; ` " ' ; @ ; abstract any as asserts async await boolean break case catch class const constructor continue declare default delete do else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof let namespace never new null number object of private protected public readonly return satisfies set static string super switch symbol this throw true try type typeof undefined unknown var void while with yield
        python py ; WORDS ; # ; ; \""" ''' " ' ; @ ; and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield True False None self
        ruby rb ; WORDS ; # ; ; " ' ; @$ ; alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or redo require rescue retry return self super then true undef unless until when while yield
        go golang ; WORDS ; // ; /* */ ; ` " ' ; ; any bool break byte case chan const continue default defer else error fallthrough false float64 for func go goto if import int int64 interface iota map nil package range return rune select string struct switch true type uint var
        rust rs ; WORDS ; // ; /* */ ; " ; # ; as async await bool break char const continue crate dyn else enum extern f64 false fn for i32 i64 if impl in let loop match mod move mut pub ref return self Self static str struct super trait true type u8 u32 u64 unsafe use usize where while
        swift ; WORDS ; // ; /* */ ; \""" " ; @# ; actor any as associatedtype async await break case catch class continue default defer deinit do else enum extension fallthrough false fileprivate final for func guard if import in init inout internal is let mutating nil open override private protocol public repeat rethrows return self Self some static struct subscript super switch throw throws true try typealias var weak where while
        php ; ANY_CASE ; // # ; /* */ ; " ' ; $ ; abstract and array as break case catch class clone const continue declare default do echo else elseif enum extends false final finally fn for foreach function global if implements include instanceof interface isset list match namespace new null or print private protected public readonly require require_once return static switch this throw trait true try use var while yield
        bash sh shell zsh console ; WORDS ; # ; ; " ' ; $ ; case do done elif else esac exit export fi for function if in local read return select set shift then trap unset until while
        dockerfile docker ; WORDS ; # ; ; " ' ; $ ; ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR
        make makefile ; WORDS ; # ; ; " ' ; $ ; define else endef endif export ifdef ifeq ifndef ifneq include override unexport vpath
        sql postgresql mysql sqlite ; ANY_CASE ; -- ; /* */ ; ' " ; @ ; add all alter and any as asc begin between by cascade case check column commit constraint create cross database default delete desc distinct drop else end except exists false foreign from full function grant group having if in index inner insert intersect into is join key left like limit not null offset on or order outer over partition primary references returning right rollback select set table then transaction trigger true truncate union unique update using values view when where with
        lua ; WORDS ; -- ; --[[ ]] ; " ' ; ; and break do else elseif end false for function goto if in local nil not or repeat return then true until while
        r ; WORDS ; # ; ; " ' ; ; break else FALSE for function if in Inf NA NaN next NULL repeat return TRUE while library
        json jsonc json5 ; KEYS ; // ; /* */ ; " ; ; true false null
        yaml yml ; KEYS ; # ; ; " ' ; &*! ; true false null yes no
        toml ini properties ; KEYS ; # ; ; \""" ''' " ' ; ; true false
        css scss less ; KEYS ; ; /* */ ; " ' ; @$ ; and from important not only or to
        http ; KEYS ; ; ; " ; ; CONNECT DELETE GET HEAD HTTP OPTIONS PATCH POST PUT TRACE
        html xml svg xhtml vue ; TAGS ; ; <!-- --> ; " ' ; ;
        """;

    private static final int COLUMNS = 7;
    private static final Map<String, CodeLanguage> NAMED = named();

    CodeLanguage {
        requireNonNull(form, "form is null");
        requireNonNull(sigils, "sigils is null");
        lineComments = List.copyOf(lineComments);
        blockComment = List.copyOf(blockComment);
        strings = List.copyOf(strings);
        keywords = Set.copyOf(keywords);
        if (!blockComment.isEmpty() && blockComment.size() != 2) {
            throw new IllegalArgumentException("a comment begins and ends, and is not " + blockComment);
        }
    }

    /** The language that a fenced block names; empty if it is not known. */
    static Optional<CodeLanguage> named(String name) {
        return Optional.ofNullable(NAMED.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean isKeyword(String word) {
        return keywords.contains(form == Form.ANY_CASE ? word.toLowerCase(Locale.ROOT) : word);
    }

    private static Map<String, CodeLanguage> named() {
        Map<String, CodeLanguage> named = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] columns = line.split(";", COLUMNS);
            var language = new CodeLanguage(
                    Form.valueOf(columns[1].strip()),
                    words(columns[2]),
                    words(columns[3]),
                    words(columns[4]),
                    columns[5].strip(),
                    Set.copyOf(words(columns[6])));
            words(columns[0]).forEach(name -> named.put(name, language));
        });
        return Map.copyOf(named);
    }

    private static List<String> words(String column) {
        return Arrays.stream(column.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
