using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlertBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FeedAccessAndHubs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Access",
                table: "Feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EarliestLook",
                table: "Feeds",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Group",
                table: "Feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MostShown",
                table: "Feeds",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "HubLeases",
                columns: table => new
                {
                    FeedId = table.Column<long>(type: "bigint", nullable: false),
                    Hub = table.Column<string>(type: "text", nullable: false),
                    Topic = table.Column<string>(type: "text", nullable: false),
                    Token = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: true),
                    NextTry = table.Column<long>(type: "bigint", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    LastPush = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HubLeases", x => x.FeedId);
                    table.ForeignKey(
                        name: "FK_HubLeases_Feeds_FeedId",
                        column: x => x.FeedId,
                        principalTable: "Feeds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HubLeases_NextTry",
                table: "HubLeases",
                column: "NextTry");

            migrationBuilder.CreateIndex(
                name: "IX_HubLeases_Token",
                table: "HubLeases",
                column: "Token",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HubLeases");

            migrationBuilder.DropColumn(
                name: "Access",
                table: "Feeds");

            migrationBuilder.DropColumn(
                name: "EarliestLook",
                table: "Feeds");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "Feeds");

            migrationBuilder.DropColumn(
                name: "MostShown",
                table: "Feeds");
        }
    }
}
