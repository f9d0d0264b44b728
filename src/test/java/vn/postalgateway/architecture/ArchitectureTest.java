package vn.postalgateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the house's structure. Plain test methods, because rules in fields can be skipped in silence. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("vn.postalgateway");

    @Test
    void arrowsOnlyGoDown() {
        assertThat(new HouseRules("vn.postalgateway").forbiddenArrows(HOUSE)).isEmpty();
    }

    @Test
    void noticesEveryKindOfForbiddenArrow() {
        JavaClasses badHouse = new ClassFileImporter().importPackages("vn.badhouse");

        assertThat(new HouseRules("vn.badhouse").forbiddenArrows(badHouse)).containsExactly(
                "vn.badhouse.order.jdbc.SiblingKnower knows vn.badhouse.order.rest.Door",
                "vn.badhouse.tariff.ArrowUpwards knows vn.badhouse.order.jdbc.SiblingKnower",
                "vn.badhouse.tariff.RootThatKnowsSpring knows org.springframework.stereotype.Component");
    }

    @Test
    void onlyPlatformAndOperatorsKnowCamel() {
        noClasses().that().resideOutsideOfPackages("vn.postalgateway.platform..", "vn.postalgateway.operator..")
                .should().dependOnClassesThat().resideInAPackage("org.apache.camel..").check(HOUSE);
    }

    @Test
    void controllersLiveInTheConsoleOnly() {
        noClasses().that().resideOutsideOfPackage("vn.postalgateway.console..")
                .should().beAnnotatedWith("org.springframework.stereotype.Controller")
                .orShould().beAnnotatedWith("org.springframework.web.bind.annotation.RestController").check(HOUSE);
    }

    @Test
    void nobodyDealsInFloatingPoint() {
        List<String> fields = HOUSE.stream().filter(c -> c.getPackageName().startsWith("vn.postalgateway"))
                .flatMap(c -> c.getFields().stream()).filter(f -> isFloating(f.getRawType().getName()))
                .map(JavaField::getFullName).toList();
        List<String> methods = HOUSE.stream().flatMap(c -> c.getMethods().stream())
                .filter(m -> Stream.concat(Stream.of(m.getRawReturnType()), m.getRawParameterTypes().stream())
                        .anyMatch(t -> isFloating(t.getName())))
                .map(JavaMethod::getFullName).toList();

        assertThat(fields).isEmpty();
        assertThat(methods).isEmpty();
    }

    private static boolean isFloating(String type) {
        return type.equals("double") || type.equals("float") || type.equals("java.lang.Double")
                || type.equals("java.lang.Float");
    }

    @Test
    void namesSayWhatAThingIsNotThatItHelps() {
        classes().should().haveNameNotMatching(".*(Impl|Manager|Helper|Util|Utils|Data|Info|DTO|Dto)(\\$.*)?")
                .check(HOUSE);
        noClasses().should().resideInAnyPackage("..util..", "..common..", "..shared..", "..helper..").check(HOUSE);
    }

    @Test
    void logicNeverAsksTheMachineForTheTime() {
        noClasses().that().resideInAPackage("vn.postalgateway..")
                .should().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.time.LocalDateTime.class, "now")
                .orShould().callMethod(java.time.OffsetDateTime.class, "now")
                .orShould().callMethod(java.time.ZoneId.class, "systemDefault")
                .orShould().callMethod(System.class, "currentTimeMillis").check(HOUSE);
    }
}
