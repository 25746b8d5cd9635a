package dev.slipway.auth;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the other services report their events, too; auth neither sends nor reads any. */
@Tag(name = "system")
@RestController
class SystemController {

    private final SystemReport report;

    SystemController(@Value("${spring.application.version:development}") String version) {
        report = new SystemReport(version);
    }

    record SystemReport(String version) {}

    @GetMapping("/api/auth/system")
    @Operation(operationId = "systemReport", summary = "For administrators: the version that answers")
    SystemReport systemReport() {
        return report;
    }
}
